// Scopes: the inner variable hides the outer one.
package main

import "fmt"

var x = "package"

func f() (x string) {
	x = "result"
	{
		x := "block"
		_ = x
	}
	if x := len(x); x > 3 {
		fmt.Println(x)
	} else if y := x; y > 0 {
		fmt.Println(y)
	}
	return
}

func main() {
	fmt.Println(x, f())
	x := x + "!"
	for i := 0; i < 2; i++ {
		x := i
		x++
		fmt.Print(" ", x)
	}
	fmt.Println(x)
	a, err := 1, error(nil)
	b, err := 2, fmt.Errorf("e")
	fmt.Println(a, b, err)
	type int string
	var y int = "not a number"
	fmt.Println(y)
}

// Output:
// 6
// package result
//  1 2package!
// 1 2 e
// not a number
