// oracle 26: 20 goroutines on one sync.Map never fail, and what is found there is no race.
package main

// strategy: random seed 2 wake any
// finding: none

import (
	"fmt"
	"sync"
)

type box struct{ n int }

func main() {
	var m sync.Map
	var wg sync.WaitGroup
	for i := 0; i < 20; i++ {
		wg.Add(1)
		go func(n int) {
			defer wg.Done()
			m.Store(n, &box{n * n})
			if v, ok := m.Load((n + 7) % 20); ok && v.(*box).n < 0 {
				panic("never")
			}
		}(i)
	}
	wg.Wait()
	count := 0
	m.Range(func(_, v any) bool { count += v.(*box).n; return true })
	fmt.Println(count)
}

// Output:
// 2470
