// Two fans press "like". One atomic addition for each press.
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
		atomic.AddInt64(&likes, 1)
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
