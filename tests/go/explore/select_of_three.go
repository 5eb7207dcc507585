// A select over three channels that are all ready goes any way.
//
// executions: 3
// outcome: - of 0
// outcome: - of 1
// outcome: - of 2
package main

import "fmt"

func main() {
	var c [3]chan int
	for i := range c {
		c[i] = make(chan int, 1)
		c[i] <- i
	}
	select {
	case v := <-c[0]:
		fmt.Println(v)
	case v := <-c[1]:
		fmt.Println(v)
	case v := <-c[2]:
		fmt.Println(v)
	}
}
