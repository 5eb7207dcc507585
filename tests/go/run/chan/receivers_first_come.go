// Receivers that wait are served in the order in which they came.
package main

import (
	"fmt"
	"runtime"
)

func main() {
	c, done := make(chan int), make(chan bool)
	for i := 0; i < 3; i++ {
		go func(i int) {
			fmt.Println("receiver", i, "gets", <-c)
			done <- true
		}(i)
		runtime.Gosched()
	}
	for v := 10; v < 13; v++ {
		c <- v
		<-done
	}
}

// Output:
// receiver 0 gets 10
// receiver 1 gets 11
// receiver 2 gets 12
