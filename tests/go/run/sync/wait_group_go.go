// WaitGroup.Go counts the goroutine it starts.
package main

// strategy: random seed 3 wake any
// finding: none

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var wg sync.WaitGroup
	var n atomic.Int32
	for i := 0; i < 5; i++ {
		wg.Go(func() { n.Add(1) })
	}
	wg.Wait()
	fmt.Println(n.Load())
}

// Output:
// 5
