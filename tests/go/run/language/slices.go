// Slices share their array until they outgrow it.
package main

import "fmt"

func main() {
	a := [5]int{1, 2, 3, 4, 5}
	s := a[1:3]
	s[0] = 20
	s = append(s, 40)
	fmt.Println(a, s, len(s), cap(s))
	s = append(s, 50, 60)
	s[0] = 0
	fmt.Println(a, s)
	t := a[1:2:2]
	t = append(t, 7)
	fmt.Println(a, t, cap(a[2:4:4]))

	var nothing []int
	empty := []int{}
	fmt.Println(nothing == nil, empty == nil, len(nothing), append(nothing, empty...) == nil)
	m := make([]string, 2, 10)
	m[1] = "x"
	fmt.Printf("%q %d %d\n", m, len(m), cap(m))
	n := copy(m, []string{"a", "b", "c"})
	fmt.Println(n, m)
	matrix := [][]int{{1}, {2, 3}, nil}
	for i, row := range matrix {
		for j := range row {
			matrix[i][j] *= 10
		}
	}
	fmt.Println(matrix, []int{5: 1, 2, 1: 7})
}

// Output:
// [1 20 3 40 5] [20 3 40] 3 4
// [1 20 3 40 5] [0 3 40 50 60]
// [1 20 3 40 5] [20 7] 2
// true false 0 true
// ["" "x"] 2 10
// 2 [a b]
// [[10] [20 30] []] [0 7 0 0 0 1 2]
