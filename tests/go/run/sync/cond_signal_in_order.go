// Go calls those who wait on a Cond in the order in which they came.
package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	var mu sync.Mutex
	c := sync.NewCond(&mu)
	var wg sync.WaitGroup
	for i := 1; i <= 3; i++ {
		i := i
		wg.Add(1)
		go func() {
			defer wg.Done()
			c.L.Lock()
			c.Wait()
			fmt.Println("woken", i)
			c.L.Unlock()
		}()
		time.Sleep(time.Millisecond)
	}
	for i := 0; i < 3; i++ {
		c.Signal()
		time.Sleep(time.Millisecond)
	}
	wg.Wait()
}

// Output:
// woken 1
// woken 2
// woken 3
