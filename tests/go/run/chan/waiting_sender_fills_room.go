// A receive from a full buffer lets the sender that waits put its value in; the order stays.
package main

import "fmt"

func main() {
	c := make(chan int, 1)
	done := make(chan bool)
	go func() {
		for i := 1; i <= 4; i++ {
			c <- i
		}
		close(c)
		done <- true
	}()
	for v := range c {
		fmt.Print(v, " ")
	}
	fmt.Println(<-done)
}

// Output:
// 1 2 3 4 true
