// Two fans press "like". Every single access is atomic - is the counter right?
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

var (
	likes int64
	fans  sync.WaitGroup
)

func press() {
	for i := 0; i < 2; i++ {
		n := atomic.LoadInt64(&likes)
		atomic.StoreInt64(&likes, n+1)
	}
	fans.Done()
}

func main() {
	fans.Add(2)
	go press()
	go press()
	fans.Wait()
	fmt.Println("likes:", atomic.LoadInt64(&likes))
}
