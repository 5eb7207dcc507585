// oracle 16: A WaitGroup passed by value is a copy: Done on it frees nobody.
package main

// finding: deadlock
// stderr: fatal error: all goroutines are asleep - deadlock!
// stderr: goroutine 1 [semacquire]:

import (
	"fmt"
	"sync"
)

func work(wg sync.WaitGroup) {
	fmt.Println("work")
	wg.Done()
}

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go work(wg)
	wg.Wait()
}

// Output:
// work
