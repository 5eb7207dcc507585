// oracle 5: Only one goroutine at a time is between Lock and Unlock, whoever is scheduled when.
package main

// strategy: random seed 11 wake any
// finding: none

import (
	"fmt"
	"sync"
)

var (
	mu     sync.Mutex
	wg     sync.WaitGroup
	inside int
	most   int
)

func visit() {
	for i := 0; i < 5; i++ {
		mu.Lock()
		inside++
		if inside > most {
			most = inside
		}
		inside--
		mu.Unlock()
	}
	wg.Done()
}

func main() {
	wg.Add(3)
	for i := 0; i < 3; i++ {
		go visit()
	}
	wg.Wait()
	fmt.Println(most)
}

// Output:
// 1
