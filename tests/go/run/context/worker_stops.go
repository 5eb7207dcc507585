// The pattern that contexts are for: workers that stop when told.
package main

import (
	"context"
	"fmt"
	"sync"
	"time"
)

// finding: none

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			ticker := time.NewTicker(10 * time.Millisecond)
			defer ticker.Stop()
			for {
				select {
				case <-ticker.C:
				case <-ctx.Done():
					return
				}
			}
		}()
	}
	time.Sleep(35 * time.Millisecond)
	cancel()
	wg.Wait()
	fmt.Println(ctx.Err())
}

// Output:
// context canceled
