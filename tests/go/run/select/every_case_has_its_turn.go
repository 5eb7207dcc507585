// Of several ready cases each is as likely: in 200 rounds all of them are taken.
package main

import "fmt"

func main() {
	a, b, c := make(chan int, 1), make(chan int, 1), make(chan int, 1)
	var taken [3]int
	for i := 0; i < 200; i++ {
		fill(a)
		fill(b)
		fill(c)
		select {
		case <-a:
			taken[0]++
		case <-b:
			taken[1]++
		case <-c:
			taken[2]++
		}
	}
	fmt.Println(taken[0] > 30, taken[1] > 30, taken[2] > 30, taken[0]+taken[1]+taken[2])
}

func fill(c chan int) {
	select {
	case c <- 1:
	default:
	}
}

// Output:
// true true true 200
