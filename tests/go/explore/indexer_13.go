// Threads that put values into one hash table, each at the first free place from where it belongs: Flanagan and Godefroid's
// (2005). The first that get in each other's way are the 12th; two beyond the first eleven give 8 classes each.
//
// executions: 64
package main

import (
	"sync"
	"sync/atomic"
)

const (
	size    = 128
	most    = 4
	threads = 13
)

var (
	table [size]int32
	wg    sync.WaitGroup
)

func insert(thread int) {
	for m := 1; m <= most; m++ {
		value := m*11 + thread
		place := value * 7 % size
		for !atomic.CompareAndSwapInt32(&table[place], 0, int32(value)) {
			place = (place + 1) % size
		}
	}
	wg.Done()
}

func main() {
	wg.Add(threads)
	for i := 0; i < threads; i++ {
		go insert(i)
	}
	wg.Wait()
}
