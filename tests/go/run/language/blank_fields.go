// A blank field stays zero, whatever a literal gives for it, and does not count in comparisons.
package main

import "fmt"

type padded struct {
	a int32
	_ int32
	c int
}

func count(n *int) int32 { *n++; return 7 }

func main() {
	n := 0
	x, y := padded{1, count(&n), 3}, padded{1, 8, 3}
	fmt.Println(x, x == y, n, [2]padded{{1, 2, 3}})
}

// Output:
// {1 0 3} true 1 [{1 0 3} {0 0 0}]
