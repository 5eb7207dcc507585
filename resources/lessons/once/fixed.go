// Two waiters look up prices. The list is loaded once, and nobody reads it before it is complete.
package main

import (
	"fmt"
	"sync"
)

var (
	prices  map[string]int
	loads   int
	once    sync.Once
	waiters sync.WaitGroup
)

func load() {
	loads++
	prices = map[string]int{"tea": 3, "rice": 5}
}

func price(dish string) int {
	once.Do(load)
	return prices[dish]
}

func serve(dish string) {
	fmt.Println(dish, "costs", price(dish))
	waiters.Done()
}

func main() {
	waiters.Add(2)
	go serve("tea")
	go serve("rice")
	waiters.Wait()
	fmt.Println("loaded", loads, "time(s)")
}
