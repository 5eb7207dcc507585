// min, max and clear, from go1.21 on.
// lang: go1.21
package main

import "fmt"

func main() {
	a, b := 3, -2
	x, zero := 1.5, 0.0
	nan := zero / zero
	fmt.Println(min(a, b), max(a, b, 7), min("b", "a"), max(x, 2), min(x, nan), max(nan, x), min(zero, x, -1))
	m := map[string]int{"a": 1}
	clear(m)
	s := []int{1, 2}
	clear(s)
	fmt.Println(len(m), s, 1/min(zero, -zero*1), max(1, 2.5))
}

// Output:
// -2 7 a 2 NaN NaN -1
// 0 [0 0] -Inf 2.5
