// oracle 20: filled first and published then, the map is never seen half filled - as long as nothing is reordered.
//
// executions: any
// outcome: - of true
// finding: data-race
package main

import "fmt"

var icons map[string]int

func load() { icons = map[string]int{"left": 1, "up": 2} }

func icon(name string) int {
	if icons == nil {
		load()
	}
	return icons[name]
}

func main() {
	up := make(chan int)
	go func() { up <- icon("up") }()
	left := icon("left")
	fmt.Println(left == 1 && <-up == 2)
}
