// A send on a nil channel waits for ever: everybody is asleep, and the trace says why.
package main

import "sync"

// exit: 2
// stderr: fatal error: all goroutines are asleep - deadlock!
// stderr: goroutine 1 [semacquire]:
// stderr: [chan send (nil chan)]:

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		block()
	}()
	wg.Wait()
}

func block() {
	var c chan int
	c <- 1
}
