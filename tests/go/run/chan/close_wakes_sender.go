// Closing a channel on which somebody waits to send makes that sender panic.
package main

import "runtime"

// exit: 2
// stderr: panic: send on closed channel

func main() {
	c := make(chan int)
	go func() { c <- 1 }()
	runtime.Gosched()
	close(c)
	select {}
}

// Output:
