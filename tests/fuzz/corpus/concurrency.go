package main

import "sync"

type counter struct {
	sync.Mutex
	n map[string]int
}

func main() {
	c := counter{n: map[string]int{}}
	var wg sync.WaitGroup
	done := make(chan struct{}, 1)
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			c.Lock()
			c.n["a"] += i
			c.Unlock()
			select {
			case done <- struct{}{}:
			default:
			}
		}(i)
	}
	wg.Wait()
	<-done
	defer func() { println(recover() != nil) }()
	var p *counter
	p.n["b"]++
}
