// Goexit runs the deferred calls of its goroutine and ends that alone; recover does not stop it.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func leave() {
	defer fmt.Println("inner")
	runtime.Goexit()
}

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer func() { fmt.Println(recover()) }()
		defer func() {
			defer func() { fmt.Println("recovered", recover()) }()
			panic("on the way")
		}()
		leave()
		fmt.Println("never")
	}()
	wg.Wait()
	fmt.Println("end")
}

// Output:
// inner
// recovered on the way
// <nil>
// end
