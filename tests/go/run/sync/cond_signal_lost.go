// A Signal that comes before the Wait wakes nobody, and is gone.
package main

// finding: deadlock
// stderr: fatal error: all goroutines are asleep - deadlock!
// stderr: goroutine 1 [sync.Cond.Wait]:
// stderr: sync.(*Cond).Wait(...)

import "sync"

func main() {
	c := sync.NewCond(new(sync.Mutex))
	c.Signal()
	c.L.Lock()
	c.Wait()
}
