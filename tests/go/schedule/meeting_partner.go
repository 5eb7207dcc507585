// Under the wake policy any the schedule says with whom a receiver meets.
package main

// schedule: ls1 wake=any; main:2 main:1=1

import "fmt"

func main() {
	c := make(chan int)
	go func() { c <- 1 }()
	go func() { c <- 2 }()
	fmt.Println(<-c)
}

// Output:
// 2
