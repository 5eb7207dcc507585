// Operands on the left and the values on the right come first, then the assignments, left to right.
package main

import "fmt"

func main() {
	a, b := 1, 2
	a, b = b, a
	fmt.Println(a, b)

	i := 0
	s := []int{10, 20, 30}
	i, s[i] = 2, 99
	fmt.Println(i, s)

	s[0], s[1], s[2] = s[2], s[0], s[1]
	fmt.Println(s)

	type pair struct{ x, y int }
	p := pair{1, 2}
	p.x, p.y = p.y, p.x
	fmt.Println(p)

	x := []*pair{{1, 2}}
	q := x[0]
	q, q.x = nil, 7
	fmt.Println(q == nil, x[0].x)
}

// Output:
// 2 1
// 2 [99 20 30]
// [30 99 20]
// {2 1}
// true 7
