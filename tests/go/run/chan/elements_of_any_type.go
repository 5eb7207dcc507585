// A channel passes values of any type: narrow, of no size, wide, interfaces, channels.
package main

import "fmt"

func main() {
	small := make(chan int8, 1)
	small <- -7
	fmt.Println(<-small)
	empty := make(chan struct{}, 3)
	empty <- struct{}{}
	empty <- struct{}{}
	fmt.Println(len(empty), <-empty)
	wide := make(chan [3]string, 1)
	wide <- [3]string{"a", "b", "c"}
	fmt.Println(<-wide)
	anything := make(chan any, 2)
	anything <- 2.5
	anything <- nil
	fmt.Println(<-anything, <-anything)
	channels := make(chan chan int, 1)
	answer := make(chan int, 1)
	channels <- answer
	(<-channels) <- 9
	fmt.Println(<-answer)
}

// Output:
// -7
// 2 {}
// [a b c]
// 2.5 <nil>
// 9
