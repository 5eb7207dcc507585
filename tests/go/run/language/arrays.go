// Arrays are values: assignment, parameters and range copy them.
package main

import "fmt"

type board [2][3]int

func change(b board) board {
	b[1][2] = 9
	return b
}

func fill(p *[3]string) {
	for i := range p {
		p[i] = fmt.Sprint("#", i)
	}
}

func main() {
	var b board
	i := 1
	b[i][i-1] = 5
	c := b
	c[0][0] = 1
	d := change(c)
	fmt.Println(b, c, d, b == c, len(b[0]))
	var names [3]string
	fill(&names)
	fmt.Println(names)
	a := [3]int{1, 2, 3}
	for i, v := range a {
		a[2] = 10
		if i == 2 {
			fmt.Println(v)
		}
	}
	p := &a
	for _, v := range p {
		p[2] = 20
		fmt.Print(" ", v)
	}
	fmt.Println(a, [...]string{2: "c", 0: "a"})
}

// Output:
// [[0 0 0] [5 0 0]] [[1 0 0] [5 0 0]] [[1 0 0] [5 0 9]] false 3
// [#0 #1 #2]
// 3
//  1 2 20[1 2 20] [a  c]
