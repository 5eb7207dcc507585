// Overwriting is not losing: a value that was not made from an old one takes nothing away.
package main

// schedule: ls1; main:3 G1:1 G2:1
// finding: data-race

import (
	"fmt"
	"sync"
)

var (
	last int
	wg   sync.WaitGroup
)

func note(n int) {
	last = n
	wg.Done()
}

func main() {
	wg.Add(2)
	go note(1)
	go note(2)
	wg.Wait()
	fmt.Println(last)
}

// Output:
// 2
