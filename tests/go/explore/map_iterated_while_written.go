// Somebody writes a map while another goes through it: the runtime may notice, and the new key may be seen or not.
//
// executions: any
// finding: data-race
// finding: fatal-error
// outcome: - of 1
// outcome: - of 3
// outcome: - of concurrent map iteration and map write
package main

import "fmt"

func main() {
	m := map[int]bool{1: true}
	done := make(chan bool)
	go func() { m[2] = true; done <- true }()
	sum := 0
	for key := range m {
		sum += key
	}
	<-done
	fmt.Println(sum)
}
