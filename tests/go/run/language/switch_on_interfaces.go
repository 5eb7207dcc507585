// Without a tag, cases are compared with true, those of an interface type as well.
package main

import "fmt"

func which(x, y interface{}) string {
	switch {
	case x:
		return "x"
	case y == 3:
		return "y is 3"
	case y:
		return "y"
	}
	return "none"
}

func main() {
	fmt.Println(which(true, 3), which(1, 3), which(nil, true), which(false, "true"))
	switch x := interface{}(2.0); x {
	case 2:
		fmt.Println("int")
	case 2.0:
		fmt.Println("float64")
	}
	switch n := 0; {
	default:
		n++
		fallthrough
	case false:
		fmt.Println("fell", n)
	}
}

// Output:
// x y is 3 y none
// float64
// fell 1
