// Who sees an atomic store has seen everything before it: the message is no race.
package main

// strategy: random seed 3 wake any
// finding: none

import (
	"fmt"
	"sync/atomic"
)

func main() {
	var message string
	var ready atomic.Bool
	go func() {
		message = "hello"
		ready.Store(true)
	}()
	for !ready.Load() {
	}
	fmt.Println(message)
}

// Output:
// hello
