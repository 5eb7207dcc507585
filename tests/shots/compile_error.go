// A counter with two mistakes in it.
package main

import (
	"fmt"
	"sync"
)

var (
	total int
	wg    sync.WaitGroup
)

func count(rounds int) {
	for i := 0; i < rounds; i++ {
		total = total + "1"
	}
	wg.Done()
}

func main() {
	wg.Add(2)
	go count(3)
	go count(three)
	wg.Wait()
	fmt.Println(total)
}
