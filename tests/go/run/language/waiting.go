// Goroutines that share a counter under a lock, and a WaitGroup to wait for them.
package main

import (
	"fmt"
	"sync"
)

type counter struct {
	mu sync.Mutex
	n  map[string]int
}

func (c *counter) inc(key string, wg *sync.WaitGroup) {
	defer wg.Done()
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n[key]++
}

func main() {
	c := &counter{n: map[string]int{}}
	var wg sync.WaitGroup
	for i := 0; i < 10; i++ {
		wg.Add(2)
		go c.inc("a", &wg)
		go func(i int) {
			c.inc(fmt.Sprint("b", i%2), &wg)
		}(i)
	}
	wg.Wait()
	fmt.Println(c.n)
}

// Output:
// map[a:10 b0:5 b1:5]
