// Two goroutines add 3 each and the sum is 2: it takes four switches at the right places.
package main

// schedule: ls1; main:3 G1:1 G2:4 G1:1 G2:1 G1:4 G2:1
// finding: data-race
// finding: lost-update

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

// Output:
// 2
