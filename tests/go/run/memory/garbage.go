// What was left behind is reclaimed; what can be reached stays.
package main

// finding: none

// Output:
// 5 3

import (
	"fmt"
	"runtime"
)

type node struct {
	left, right *node
	payload     [40]int
}

func grow(depth int) *node {
	if depth == 0 {
		return nil
	}
	return &node{grow(depth - 1), grow(depth - 1), [40]int{depth}}
}

func main() {
	kept := grow(5)
	for i := 0; i < 50; i++ {
		grow(10)
	}
	runtime.GC()
	fmt.Println(kept.payload[0], kept.left.right.payload[0])
}
