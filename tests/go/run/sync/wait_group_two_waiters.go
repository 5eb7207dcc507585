// The last Done frees everybody who waits.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var start, end sync.WaitGroup
	start.Add(1)
	end.Add(2)
	for i := 0; i < 2; i++ {
		go func() {
			start.Wait()
			end.Done()
		}()
	}
	start.Done()
	end.Wait()
	fmt.Println("all")
}

// Output:
// all
