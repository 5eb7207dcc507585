// A select that waits stands in the queues of all its channels, and leaves the others when one serves it.
package main

import (
	"fmt"
	"runtime"
)

func main() {
	a, b, out := make(chan int), make(chan int), make(chan string)
	go func() {
		for i := 0; i < 3; i++ {
			select {
			case v := <-a:
				out <- fmt.Sprint("a ", v)
			case v, ok := <-b:
				out <- fmt.Sprint("b ", v, ok)
			}
		}
	}()
	runtime.Gosched()
	b <- 1
	fmt.Println(<-out)
	a <- 2
	fmt.Println(<-out)
	close(b)
	fmt.Println(<-out)
	select {
	case a <- 5:
		fmt.Println("somebody is still in the queue")
	default:
		fmt.Println("nobody waits")
	}
}

// Output:
// b 1 true
// a 2
// b 0 false
// nobody waits
