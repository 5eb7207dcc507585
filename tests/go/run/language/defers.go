// Deferred calls run last first, with the arguments of their statement, and may change named results.
package main

import "fmt"

func named() (n int, s string) {
	defer func() { n *= 2; s += "!" }()
	return 21, "x"
}

func order() {
	for i := 0; i < 3; i++ {
		defer fmt.Print(" ", i)
	}
	x := 1
	defer fmt.Println("x was", x)
	x = 2
	defer func() { fmt.Println("x is", x) }()
}

func early(b bool) (r int) {
	defer func() { r++ }()
	if b {
		return 10
	}
	defer func() { r += 100 }()
	return 20
}

type t struct{ name string }

func (v t) bye()   { fmt.Println("bye", v.name) }
func (v *t) byep() { fmt.Println("byep", v.name) }

func main() {
	fmt.Println(named())
	order()
	fmt.Println()
	fmt.Println(early(true), early(false))
	v := t{"a"}
	defer v.bye()
	defer v.byep()
	v.name = "b"
}

// Output:
// 42 x!
// x is 2
// x was 1
//  2 1 0
// 11 121
// byep b
// bye a
