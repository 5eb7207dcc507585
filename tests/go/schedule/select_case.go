// The schedule says which of the ready cases a select takes.
package main

// schedule: ls1; main:2 main:1=1

import "fmt"

func main() {
	a, b := make(chan string, 1), make(chan string, 1)
	a <- "first"
	b <- "second"
	select {
	case v := <-a:
		fmt.Println(v)
	case v := <-b:
		fmt.Println(v)
	}
}

// Output:
// second
