// oracle 10, 11: 10 writers and 1000 readers take 1.1s with a Mutex and a tenth of it with an RWMutex; x is not reset.
package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	var mu sync.Mutex
	var rw sync.RWMutex
	x := 0
	measure := func(write, read sync.Locker) {
		start := time.Now()
		var wg sync.WaitGroup
		visit := func(l sync.Locker, n int, d time.Duration) {
			defer wg.Done()
			l.Lock()
			x += n
			time.Sleep(d)
			l.Unlock()
		}
		wg.Add(1010)
		for i := 0; i < 1010; i++ {
			if i < 10 {
				go visit(write, 1, 10*time.Millisecond)
			} else {
				go visit(read, 0, time.Millisecond)
			}
		}
		wg.Wait()
		fmt.Println(x, time.Since(start) == 1100*time.Millisecond, time.Since(start) <= 102*time.Millisecond)
	}
	measure(&mu, &mu)
	measure(&rw, rw.RLocker())
}

// Output:
// 10 true false
// 20 false true
