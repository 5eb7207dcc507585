// A pool keeps one thing aside, which it gives back first; of the others the newest.
package main

import (
	"fmt"
	"sync"
)

func main() {
	pool := sync.Pool{New: func() any { return "new" }}
	pool.Put("a")
	pool.Put("b")
	pool.Put("c")
	fmt.Println(pool.Get(), pool.Get())
	pool.Put("d")
	pool.Put("e")
	fmt.Println(pool.Get(), pool.Get(), pool.Get(), pool.Get())
}

// Output:
// a c
// d e b new
