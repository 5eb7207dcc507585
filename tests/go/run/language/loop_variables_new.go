// From go1.22 on each iteration has its own loop variable.
// lang: go1.22
package main

import "fmt"

func main() {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i += 10; return i })
	}
	for i := 0; i < 6; i++ {
		fs = append(fs, func() int { return i })
		i++
	}
	for _, v := range []int{7, 8} {
		fs = append(fs, func() int { v++; return v })
	}
	for i := 0; i < 2; i++ {
		p := &i
		fs = append(fs, func() int { return *p * 100 })
	}
	for _, f := range fs {
		fmt.Print(" ", f())
	}
	fmt.Println()
	for _, f := range fs {
		fmt.Print(" ", f())
	}
	fmt.Println()
}

// Output:
//  10 11 12 1 3 5 8 9 0 100
//  20 21 22 1 3 5 9 10 0 100
