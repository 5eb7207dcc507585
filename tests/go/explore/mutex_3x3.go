// Nine critical sections of three goroutines: 9! / (3! 3! 3!) = 1680 orders, and nothing else matters.
//
// executions: 1680
// outcome: - of 9
// finding: none
package main

import (
	"fmt"
	"sync"
)

var (
	x  int
	mu sync.Mutex
	wg sync.WaitGroup
)

func add() {
	for i := 0; i < 3; i++ {
		mu.Lock()
		x++
		mu.Unlock()
	}
	wg.Done()
}

func main() {
	wg.Add(3)
	go add()
	go add()
	go add()
	wg.Wait()
	fmt.Println(x)
}
