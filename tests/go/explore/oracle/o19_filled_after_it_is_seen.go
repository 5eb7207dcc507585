// oracle 19: the map is there before what belongs in it: who finds it not nil may miss an entry, or read while it is written.
//
// executions: any
// finding: data-race
// finding: fatal-error
// outcome: - of 1
// outcome: - of missing
// outcome: - of concurrent map read and map write
// outcome: - of concurrent map writes
package main

import "fmt"

var icons map[string]int

func icon(name string) int {
	if icons == nil {
		icons = make(map[string]int)
		icons["up"] = 1
	}
	return icons[name]
}

func main() {
	done := make(chan bool)
	go func() { icon("up"); done <- true }()
	up := icon("up")
	<-done
	if up == 0 {
		fmt.Println("missing")
	} else {
		fmt.Println(up)
	}
}
