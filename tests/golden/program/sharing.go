package main

import "sync"

type counter struct {
	n  int
	mu sync.Mutex
}

var (
	shared  = []int{1, 2}
	private int
	lock    sync.RWMutex
)

func (c *counter) inc() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n++
	shared[c.n%2]++
}

func main() {
	var wg sync.WaitGroup
	c := &counter{}
	done := false
	wg.Add(1)
	go func() {
		defer wg.Done()
		lock.RLock()
		c.inc()
		done = true
		lock.RUnlock()
	}()
	wg.Wait()
	if done {
		private++
	}
}
