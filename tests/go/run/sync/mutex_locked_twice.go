// oracle 7: A Mutex is not re-entrant: its owner waits for itself, and nobody is left to run.
package main

// finding: deadlock
// stderr: fatal error: all goroutines are asleep - deadlock!
// stderr: goroutine 1 [
// stderr: main.main()

import "sync"

func main() {
	var mu sync.Mutex
	mu.Lock()
	mu.Lock()
}
