// oracle 6: in Go those who wait for a mutex get it in the order in which they came; chance has no part in it.
package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	mu.Lock()
	for i := 1; i <= 4; i++ {
		i := i
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			fmt.Println(i)
			mu.Unlock()
		}()
		time.Sleep(time.Millisecond)
	}
	mu.Unlock()
	wg.Wait()
}

// Output:
// 1
// 2
// 3
// 4
