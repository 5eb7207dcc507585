// Time moves only when nobody can run: two sleeps side by side take as long as the longer one, exactly.
package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	start := time.Now()
	var wg sync.WaitGroup
	wg.Add(2)
	go func() { time.Sleep(30 * time.Millisecond); wg.Done() }()
	go func() { time.Sleep(20 * time.Millisecond); wg.Done() }()
	wg.Wait()
	fmt.Println(time.Since(start))
	time.Sleep(1500 * time.Microsecond)
	fmt.Println(time.Since(start))
}

// Output:
// 30ms
// 31.5ms
