// One writer and eight readers of x, which only the writer orders: 2^8 classes.
//
// executions: 256
package main

import "sync"

const n = 8

var (
	x  int
	wg sync.WaitGroup
)

func main() {
	wg.Add(n + 1)
	go func() {
		x = 1
		wg.Done()
	}()
	for i := 0; i < n; i++ {
		go func() {
			_ = x
			wg.Done()
		}()
	}
	wg.Wait()
}
