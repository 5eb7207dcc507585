// Variadic functions; several results as arguments.
package main

import "fmt"

func sum(base int, xs ...int) (total int) {
	total = base
	for _, x := range xs {
		total += x
	}
	return
}

func pair() (int, string)         { return 7, "seven" }
func two() (int, int)             { return 1, 2 }
func show(n int, s string) string { return fmt.Sprint(n, s) }
func all(xs ...interface{}) int   { return len(xs) }
func change(xs ...int)            { xs[0] = 99 }
func chain() (a int, b string, err error) {
	a, b = pair()
	return a, b, nil
}

func main() {
	fmt.Println(sum(1), sum(1, 2), sum(1, 2, 3), sum(0, []int{4, 5}...))
	fmt.Println(show(pair()), sum(two()), all(pair()), all(), all(nil), all(nil...))
	s := []int{1}
	change(s...)
	fmt.Println(s)
	fmt.Println(pair())
	a, b, err := chain()
	fmt.Println(a, b, err)
	x, _ := pair()
	var y, z = two()
	fmt.Println(x, y, z)
}

// Output:
// 1 3 6 9
// 7seven 3 2 0 1 0
// [99]
// 7 seven
// 7 seven <nil>
// 7 1 2
