// oracle 4: Done is not deferred: a panic that is recovered on the way leaves Wait waiting for ever.
package main

// finding: deadlock
// stderr: fatal error: all goroutines are asleep - deadlock!
// stderr: goroutine 1 [semacquire]:

import "sync"

var wg sync.WaitGroup

func add() {
	defer func() { recover() }()
	panic("in add")
	wg.Done()
}

func main() {
	wg.Add(1)
	go add()
	wg.Wait()
}
