// oracle 21: a mutex around the whole of Icon is right, too, and lets in one caller at a time, also when all is loaded.
//
// executions: any
// outcome: - of 1 loads, 1 inside
// finding: none
package main

import (
	"fmt"
	"sync"
)

var (
	mu                  sync.Mutex
	icons               map[string]int
	loads, inside, most int
)

func icon(name string) int {
	mu.Lock()
	defer mu.Unlock()
	if inside++; inside > most {
		most = inside
	}
	if icons == nil {
		loads++
		icons = map[string]int{"up": 1}
	}
	inside--
	return icons[name]
}

func main() {
	done := make(chan int)
	go func() { done <- icon("up") }()
	icon("up")
	<-done
	fmt.Printf("%d loads, %d inside\n", loads, most)
}
