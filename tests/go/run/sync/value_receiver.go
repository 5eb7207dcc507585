// oracle 28: A method with a value receiver counts on a copy: nothing is added, and no update is lost.
package main

// strategy: random seed 3
// finding: none

import (
	"fmt"
	"sync"
)

type counter struct{ n int }

func (c counter) add() { c.n++ }

func main() {
	var c counter
	var wg sync.WaitGroup
	for i := 0; i < 10; i++ {
		wg.Add(1)
		go func() {
			c.add()
			wg.Done()
		}()
	}
	wg.Wait()
	fmt.Println(c.n)
}

// Output:
// 0
