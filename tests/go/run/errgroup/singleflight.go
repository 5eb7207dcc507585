// Those who ask for the same key at the same time share one answer.
package main

import (
	"fmt"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"
)

func main() {
	var g singleflight.Group
	var wg sync.WaitGroup
	calls := 0
	ask := func() (any, error) {
		calls++
		time.Sleep(time.Second)
		return "answer", nil
	}
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			v, err, shared := g.Do("key", ask)
			fmt.Println(v, err, shared)
		}()
	}
	wg.Wait()
	v := <-g.DoChan("key", ask)
	fmt.Println(v.Val, v.Shared, calls)
}

// Output:
// answer <nil> true
// answer <nil> true
// answer <nil> true
// answer false 2
