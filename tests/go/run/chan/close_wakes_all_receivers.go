// Closing lets every receiver that waits go on. Go makes the one that came last ready first, and runs the one that became
// ready last next.
// differs: which receiver wakes first is open
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	start := make(chan struct{})
	var wg sync.WaitGroup
	for i := 0; i < 4; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			_, ok := <-start
			fmt.Println(i, ok)
		}(i)
		runtime.Gosched() // they come in order
	}
	close(start)
	wg.Wait()
}

// Output:
// 0 false
// 3 false
// 2 false
// 1 false
