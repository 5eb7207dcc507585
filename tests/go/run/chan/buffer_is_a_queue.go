// A buffered channel holds as many values as it has room for, and gives them back in order.
package main

import "fmt"

type pair struct {
	name string
	n    int8
}

func main() {
	c := make(chan pair, 2)
	c <- pair{"x", -3}
	c <- pair{"y", 4}
	fmt.Println(len(c), cap(c))
	fmt.Println(<-c, len(c))
	c <- pair{"z", 5}
	fmt.Println(<-c, <-c, len(c))
	var none chan pair
	fmt.Println(len(none), cap(none), none == nil, c == c)
}

// Output:
// 2 2
// {x -3} 1
// {y 4} {z 5} 0
// 0 0 true true
