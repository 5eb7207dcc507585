// oracle 9: A waiting writer keeps new readers out, so a reader that locks twice around it waits for ever.
package main

// finding: deadlock
// stderr: fatal error: all goroutines are asleep - deadlock!
// stderr: goroutine 1 [

import (
	"sync"
	"time"
)

func main() {
	var rw sync.RWMutex
	rw.RLock()
	go func() {
		rw.Lock()
		rw.Unlock()
	}()
	time.Sleep(time.Millisecond)
	rw.RLock()
	println("never")
}

// Output:
