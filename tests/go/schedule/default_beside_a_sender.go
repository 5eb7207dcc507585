// Under the wake policy any a select with default may come before the sender waits, although that is there already.
package main

// schedule: ls1 wake=any; main:1 main:1=1

import "fmt"

func main() {
	c := make(chan int)
	go func() { c <- 1 }()
	select {
	case v := <-c:
		fmt.Println(v)
	default:
		fmt.Println("nobody")
	}
}

// Output:
// nobody
