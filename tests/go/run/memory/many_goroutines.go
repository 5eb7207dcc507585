// Goroutines that have ended cost nothing in the long run.
package main

// finding: none

// Output:
// 5000

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	total := 0
	for round := 0; round < 50; round++ {
		for i := 0; i < 100; i++ {
			wg.Add(1)
			go func() {
				defer wg.Done()
				mu.Lock()
				defer mu.Unlock()
				total++
			}()
		}
		wg.Wait()
	}
	fmt.Println(total)
}
