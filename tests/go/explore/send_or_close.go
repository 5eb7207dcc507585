// A send and a close: the value goes through, or the send panics.
//
// executions: 2
// outcome: - of
// outcome: - of send on closed channel
// finding: panic
package main

import "sync"

func main() {
	c := make(chan int, 1)
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		c <- 1
		wg.Done()
	}()
	go func() {
		close(c)
		wg.Done()
	}()
	wg.Wait()
}
