// Before go1.22 a loop has one variable for all its iterations.
// lang: go1.21
package main

import "fmt"

func main() {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i += 10; return i })
	}
	for _, v := range []int{7, 8} {
		fs = append(fs, func() int { return v })
	}
	for _, f := range fs {
		fmt.Print(" ", f())
	}
	fmt.Println()
}

// Output:
//  13 23 33 8 8
