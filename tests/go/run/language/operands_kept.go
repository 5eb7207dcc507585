// Operands on the left are evaluated before anything is assigned, and deferred built-in functions keep theirs.
package main

import "fmt"

func both() (*int, int) { return nil, 42 }

func main() {
	n := 1
	p := &n
	p, *p = both()
	fmt.Println(p, n)

	a, i := []int{10, 20}, 1
	for i, a[i] = range []int{99} {
		break
	}
	fmt.Println(i, a)
	for i, a[i] = range map[int]int{1: 7} {
	}
	fmt.Println(i, a)

	b := a
	defer func() { fmt.Println(a, b, recover()) }()
	defer recover()
	defer copy(a, []int{5, 6, 7})
	a = nil
	panic("over")
}

// Output:
// <nil> 42
// 0 [10 99]
// 1 [7 99]
// [] [5 6] over
