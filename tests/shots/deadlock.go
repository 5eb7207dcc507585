// Two friends, two locks, taken in opposite order.
package main

import (
	"fmt"
	"sync"
)

var (
	fork, knife sync.Mutex
	meals       int
	done        sync.WaitGroup
)

func eat(first, second *sync.Mutex) {
	first.Lock()
	second.Lock()
	meals++
	second.Unlock()
	first.Unlock()
	done.Done()
}

func main() {
	done.Add(2)
	go eat(&fork, &knife)
	go eat(&knife, &fork)
	done.Wait()
	fmt.Println("meals:", meals)
}
