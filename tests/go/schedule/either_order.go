// Nothing orders the two prints: this schedule shows the one that strategy go does not.
package main

// schedule: ls1; main:3 G1:1@print G2:1@print

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	wg.Add(2)
	go func() { fmt.Println("first"); wg.Done() }()
	go func() { fmt.Println("second"); wg.Done() }()
	wg.Wait()
}

// Output:
// first
// second
