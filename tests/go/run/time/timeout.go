// The usual time-out: whoever is slower than the timer is not waited for.
package main

import (
	"fmt"
	"time"
)

func work(d time.Duration) chan string {
	out := make(chan string, 1)
	go func() {
		time.Sleep(d)
		out <- "result"
	}()
	return out
}

func main() {
	for _, d := range []time.Duration{10 * time.Millisecond, 100 * time.Millisecond} {
		select {
		case r := <-work(d):
			fmt.Println(r)
		case <-time.After(50 * time.Millisecond):
			fmt.Println("timeout")
		}
	}
}

// Output:
// result
// timeout
