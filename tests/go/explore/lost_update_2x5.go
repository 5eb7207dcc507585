// Two goroutines, five iterations of a load and a store.
//
// executions: 34904
// interleavings: 184756
package main

import (
	"fmt"
	"sync"
)

var (
	x  int
	wg sync.WaitGroup
)

func add() {
	for i := 0; i < 5; i++ {
		x = x + 1
	}
	wg.Done()
}

func main() {
	wg.Add(2)
	go add()
	go add()
	wg.Wait()
	fmt.Println(x)
}
