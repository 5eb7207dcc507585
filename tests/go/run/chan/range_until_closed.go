// Ranging over a channel ends when it is closed and empty; receiving then gives zero values without waiting.
package main

import "fmt"

func squares(out chan<- int, n int) {
	for i := 0; i < n; i++ {
		out <- i * i
	}
	close(out)
}

func main() {
	c := make(chan int)
	go squares(c, 4)
	for v := range c {
		fmt.Println(v)
	}
	v, ok := <-c
	fmt.Println(v, ok)
}

// Output:
// 0
// 1
// 4
// 9
// 0 false
