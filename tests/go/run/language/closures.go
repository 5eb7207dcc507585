// Closures: shared variables, counters, recursion, copies.
package main

import "fmt"

func counter() (func() int, func()) {
	n := 0
	return func() int { n++; return n }, func() { n = 100 }
}

func apply(f func(int, int) int, x, y int) int { return f(x, y) }

func main() {
	next, reset := counter()
	next()
	fmt.Println(next(), next())
	reset()
	fmt.Println(next())
	var fib func(int) int
	fib = func(n int) int {
		if n < 2 {
			return n
		}
		return fib(n-1) + fib(n-2)
	}
	fmt.Println(fib(15))
	base := 10
	fmt.Println(apply(func(a, b int) int { return base + a*b }, 3, 4))
	s, t := "a", []int{1, 2}
	f := func() func() string {
		return func() string { s += "b"; t[0]++; return fmt.Sprint(s, t, base) }
	}()
	f()
	fmt.Println(f(), s, t)
	var fs []func() int
	for i := 0; i < 3; i++ {
		i := i
		fs = append(fs, func() int { i *= 2; return i })
	}
	fmt.Println(fs[0](), fs[1](), fs[2](), fs[2]())
}

// Output:
// 2 3
// 101
// 610
// 22
// abb[3 2] 10 abb [3 2]
// 0 2 4 8
