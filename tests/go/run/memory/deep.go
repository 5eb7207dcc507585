// A million calls deep is not too deep.
package main

// Output:
// 1000000

import "fmt"

func depth(n int) int {
	if n == 0 {
		return 0
	}
	return depth(n-1) + 1
}

func main() {
	fmt.Println(depth(1000000))
}
