// A race of so many rounds that only a shorter one can be explored.
package main

import (
	"fmt"
	"sync"
)

var (
	visitors int
	wg       sync.WaitGroup
)

func door() {
	for i := 0; i < 5000; i++ {
		visitors = visitors + 1
	}
	wg.Done()
}

func main() {
	wg.Add(2)
	go door()
	go door()
	wg.Wait()
	fmt.Println(visitors)
}
