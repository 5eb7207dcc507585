// All channels and values of a select are evaluated once, in order; what is assigned to only in the chosen clause.
package main

import "fmt"

func show[T any](name string, v T) T {
	fmt.Print(name, " ")
	return v
}

func main() {
	a, b := make(chan int, 1), make(chan int)
	list := []int{0, 0}
	a <- 4
	select {
	case list[show("index", 1)] = <-show("a", a):
		fmt.Println(list)
	case show("b", b) <- show("value", 2):
	}
	var x any
	a <- 5
	select {
	case x = <-a:
		fmt.Println(x)
	case <-b:
	}
}

// Output:
// a b value index [0 4]
// 5
