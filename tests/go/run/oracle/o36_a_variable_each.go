// oracle 36: since go1.22 each iteration has a variable of its own.
package main

// lang: go1.22

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	var seen, copied [3]int
	for i := 0; i < 3; i++ {
		own := i
		wg.Add(1)
		go func() {
			defer wg.Done()
			seen[own], copied[own] = i, own
		}()
	}
	wg.Wait()
	fmt.Println(seen, copied)
}

// Output:
// [0 1 2] [0 1 2]
