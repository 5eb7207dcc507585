// A nil address panics as any nil pointer does.
package main

import (
	"fmt"
	"sync/atomic"
)

func main() {
	defer func() { fmt.Println(recover()) }()
	var counter *atomic.Int64
	counter.Add(1)
}

// Output:
// runtime error: invalid memory address or nil pointer dereference
