// Where the iteration over a map starts is chance: three ways, and round from there.
//
// executions: 3
// outcome: - of abc
// outcome: - of bca
// outcome: - of cab
package main

import "fmt"

func main() {
	m := map[string]bool{"a": true, "b": true, "c": true}
	order := ""
	for key := range m {
		order += key
	}
	fmt.Println(order)
}
