// oracle 17: f runs once, and every Do returns only after f has returned.
package main

// strategy: random seed 4 wake any
// finding: none

import (
	"fmt"
	"sync"
)

var (
	once  sync.Once
	icons map[string]int
	calls int
)

func load() {
	calls++
	icons = map[string]int{"a": 1, "b": 2}
}

func main() {
	var wg sync.WaitGroup
	for i := 0; i < 4; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			once.Do(load)
			if icons["b"] != 2 {
				panic("not loaded")
			}
		}()
	}
	wg.Wait()
	fmt.Println(calls)
}

// Output:
// 1
