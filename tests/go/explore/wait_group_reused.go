// A wait group is used again while somebody may still be on the way out of Wait: Go panics if it notices.
//
// executions: any
// finding: panic
// outcome: - of done
// outcome: - of sync: WaitGroup is reused before previous Wait has returned
package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		wg.Done()
		wg.Add(1)
		wg.Done()
	}()
	wg.Wait()
	fmt.Println("done")
}
