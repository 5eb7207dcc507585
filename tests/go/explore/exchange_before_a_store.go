// A CompareAndSwap comes before a store or after it: once it succeeds, once it fails.
//
// executions: 2
// outcome: - of false 1
// outcome: - of true 1
package main

import (
	"fmt"
	"sync/atomic"
)

func main() {
	var n atomic.Int32
	swapped := make(chan bool)
	go func() { swapped <- n.CompareAndSwap(0, 2) }()
	n.Store(1)
	did := <-swapped
	fmt.Println(did, n.Load())
}
