// A CompareAndSwap loop tries again until nobody came between its load and its store.
package main

// strategy: random seed 9 wake any
// finding: none

import (
	"fmt"
	"sync"
	"sync/atomic"
)

var n atomic.Uint32

func double(wg *sync.WaitGroup) {
	defer wg.Done()
	for {
		old := n.Load()
		if n.CompareAndSwap(old, old*2) {
			return
		}
	}
}

func main() {
	n.Store(1)
	var wg sync.WaitGroup
	wg.Add(5)
	for i := 0; i < 5; i++ {
		go double(&wg)
	}
	wg.Wait()
	fmt.Println(n.Load())
}

// Output:
// 32
