// Slices as pointers to arrays.
package main

import "fmt"

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	s := []int{1, 2, 3}
	p := (*[2]int)(s)
	p[1] = 20
	fmt.Println(s, *p, len(p))
	n := 2
	try(func() { fmt.Println(*(*[4]int)(s[:n])) })
	var none []int
	fmt.Println((*[0]int)(none) == nil, (*[0]int)(s) == nil)
}

// Output:
// [1 20 3] [1 20] 2
// runtime error: cannot convert slice with length 2 to array or pointer to array with length 4
// true false
