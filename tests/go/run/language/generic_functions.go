// Generic functions: inferred and explicit type arguments, constraints, several instances.
package main

import "fmt"

type number interface {
	~int | ~int8 | ~float64
}

type small int8

func sum[T number](xs ...T) (total T) {
	for _, x := range xs {
		total += x
	}
	return
}

func mapped[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func keys[K comparable, V any](m map[K]V, want K) (found bool, zero V) {
	for k := range m {
		if k == want {
			found = true
		}
	}
	return
}

func pointer[T any](v T) *T { return &v }

func describe[T any](v T) string {
	switch x := any(v).(type) {
	case int:
		return fmt.Sprint("int ", x+1)
	case string:
		return "string " + x
	}
	return fmt.Sprintf("%T", v)
}

func main() {
	fmt.Println(sum(1, 2, 3), sum(1.5, 2.0), sum[small](100, 27, 1), sum[int]())
	fmt.Println(mapped([]int{1, 2}, func(i int) string { return fmt.Sprint("<", i, ">") }))
	fmt.Println(keys(map[string]int{"a": 1}, "a"))
	p, q := pointer(3), pointer("x")
	*p++
	fmt.Println(*p, *q, describe(4), describe("s"), describe([]int{}))
	f := sum[float64]
	fmt.Println(f(0.5, 0.25))
}

// Output:
// 6 3.5 -128 0
// [<1> <2>]
// true 0
// 4 x int 5 string s []int
// 0.75
