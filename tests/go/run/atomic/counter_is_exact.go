// oracle 29: an atomic counter loses nothing, whoever is scheduled when, and there is no race.
package main

// strategy: random seed 5 wake any
// finding: none

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var n int64
	var wg sync.WaitGroup
	for i := 0; i < 20; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			atomic.AddInt64(&n, 1)
		}()
	}
	wg.Wait()
	fmt.Println(n)
}

// Output:
// 20
