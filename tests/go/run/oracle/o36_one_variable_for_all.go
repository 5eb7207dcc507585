// oracle 36: before go1.22 a loop has one variable, and who comes later finds its last value - unless it is copied.
package main

// lang: go1.21

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
// [3 3 3] [0 1 2]
