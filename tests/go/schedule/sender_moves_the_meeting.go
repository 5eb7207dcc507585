// Either partner may be the one that moves: here it is the sender, and the receiver's operation is done with it.
package main

// schedule: ls1 wake=any; main:1 G1:1 main:1

import "fmt"

func main() {
	c := make(chan int)
	go func() { c <- 7 }()
	fmt.Println(<-c)
}

// Output:
// 7
