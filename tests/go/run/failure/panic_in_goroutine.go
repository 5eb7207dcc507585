// A panic in any goroutine ends the program; only that goroutine's deferred calls run.
package main

// stderr: panic: boom
// stderr: main.main.func
// exit: 2
// finding: panic

import (
	"fmt"
	"sync"
)

func main() {
	defer fmt.Println("main's deferred call does not run")
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer fmt.Println("deferred")
		panic("boom")
	}()
	wg.Wait()
}

// Output:
// deferred
