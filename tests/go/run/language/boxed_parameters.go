// Parameters and results that closures change.
package main

import "fmt"

func twice(n int, s string) (total int, err error) {
	grow := func() { n *= 2; s += s; total += n }
	grow()
	grow()
	if n > 100 {
		return total, fmt.Errorf("too large: %d", n)
	}
	return n, nil
}

type acc struct{ sum int }

func (a acc) with(n int) func() acc {
	return func() acc {
		a.sum += n
		return a
	}
}

func main() {
	fmt.Println(twice(1, "a"))
	fmt.Println(twice(50, "b"))
	f := acc{1}.with(2)
	f()
	fmt.Println(f())
	big := [40]int{39: 1}
	g := func(b [40]int) int { b[0] = 5; return b[0] + b[39] }
	fmt.Println(g(big), big[0])
}

// Output:
// 4 <nil>
// 300 too large: 200
// {5}
// 6 0
