// oracle 4: the final Println is ordered by Done and Wait: only the additions race.
package main

// strategy: random seed 6
// finding: none

import (
	"fmt"
	"sync"
)

var x int64

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		x = x + 1
		wg.Done()
	}()
	wg.Wait()
	fmt.Println(x)
}

// Output:
// 1
