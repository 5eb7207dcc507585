// Broadcast wakes all; who waits looks at the condition again. Nothing is lost, and there is no race.
package main

// strategy: random seed 8 wake any
// finding: none

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	ready := sync.NewCond(&mu)
	started, open := 0, false
	var wg sync.WaitGroup
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			defer mu.Unlock()
			for !open {
				ready.Wait()
			}
			started++
		}()
	}
	mu.Lock()
	open = true
	ready.Broadcast()
	mu.Unlock()
	wg.Wait()
	fmt.Println(started)
}

// Output:
// 3
