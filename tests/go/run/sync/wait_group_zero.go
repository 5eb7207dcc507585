// Wait does not wait when there is nothing to wait for, and a group can be used again.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	wg.Wait()
	for round := 1; round <= 2; round++ {
		wg.Add(2)
		go wg.Done()
		go wg.Done()
		wg.Wait()
		fmt.Println("round", round)
	}
}

// Output:
// round 1
// round 2
