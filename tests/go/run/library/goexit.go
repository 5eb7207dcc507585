// Goexit runs the deferred calls and ends its goroutine alone; nothing is recovered.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer func() { fmt.Println("recovered", recover()) }()
		func() {
			defer fmt.Println("deferred")
			runtime.Goexit()
		}()
		fmt.Println("never")
	}()
	wg.Wait()
	fmt.Println("main goes on")
}

// Output:
// deferred
// recovered <nil>
// main goes on
