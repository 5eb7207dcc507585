// Select does a case that is ready; nil channels never are; without a ready case it takes default.
package main

import "fmt"

func main() {
	var none chan int
	numbers, words := make(chan int, 1), make(chan string, 1)
	words <- "hello"
	select {
	case n := <-numbers:
		fmt.Println("number", n)
	case none <- 1:
		fmt.Println("sent to nobody")
	case word, ok := <-words:
		fmt.Println("word", word, ok)
	}
	select {
	case <-none:
	case <-words:
	case numbers <- 7:
		fmt.Println("sent", len(numbers))
	}
	select {
	case numbers <- 8:
	case words <- "x":
		fmt.Println("words had room")
	}
	select {
	case <-none:
	default:
		fmt.Println("default")
	}
}

// Output:
// word hello true
// sent 1
// words had room
// default
