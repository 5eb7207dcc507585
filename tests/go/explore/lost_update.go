// oracle 1, 3: two goroutines add 1 to x three times. Each iteration is a load and a store: 12 steps, of which each goroutine's six keep
// their order, 12! / (6! 6!) = 924 interleavings. Loads commute, which leaves 328 classes.
//
// executions: 328
// interleavings: 924
// outcome: 8 of 2
// outcome: 300 of 3
// outcome: 416 of 4
// outcome: 180 of 5
// outcome: 20 of 6
// finding: data-race
// finding: lost-update
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
	for i := 0; i < 3; i++ {
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
