// oracle 12: of 500 writers and 500 readers the readers save next to nothing: 5.5s with a Mutex, 5.001s or 5.002s without.
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
		wg.Add(1000)
		for i := 0; i < 1000; i++ {
			if i < 500 {
				go visit(write, 1, 10*time.Millisecond)
			} else {
				go visit(read, 0, time.Millisecond)
			}
		}
		wg.Wait()
		fmt.Println(x, time.Since(start) == 5500*time.Millisecond, time.Since(start) <= 5002*time.Millisecond)
	}
	measure(&mu, &mu)
	measure(&rw, rw.RLocker())
}

// Output:
// 500 true false
// 1000 false true
