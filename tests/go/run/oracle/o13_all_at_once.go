// oracle 13: 1010 goroutines at once, and durations as Go prints them.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"time"
)

func main() {
	var wg sync.WaitGroup
	wg.Add(1010)
	for i := 0; i < 1010; i++ {
		go func() {
			time.Sleep(10 * time.Millisecond)
			wg.Done()
		}()
	}
	fmt.Println(runtime.NumGoroutine())
	wg.Wait()
	fmt.Printf("%v %v %v %v\n", time.Duration(1466500951), time.Duration(117207592), 1500*time.Nanosecond, 61*time.Second)
}

// Output:
// 1011
// 1.466500951s 117.207592ms 1.5µs 1m1s
