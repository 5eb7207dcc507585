// oracle 21: with a Once the four icons are loaded once, before anybody has one: no order of f and the callers races.
//
// executions: any
// outcome: - of 4 true true
// finding: none
package main

import (
	"fmt"
	"sync"
)

var (
	once  sync.Once
	icons map[string]bool
	loads int
)

func load(name string) bool { loads++; return true }

func icon(name string) bool {
	once.Do(func() {
		icons = map[string]bool{"left": load("left"), "up": load("up"), "right": load("right"), "down": load("down")}
	})
	return icons[name]
}

func main() {
	up := make(chan bool)
	go func() { up <- icon("up") }()
	left := icon("left")
	right := <-up
	fmt.Println(loads, left, right)
}
