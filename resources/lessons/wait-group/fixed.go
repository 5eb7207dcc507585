// Main waits for two cooks, who cross out dishes on the same list.
package main

import (
	"fmt"
	"sync"
)

func cook(dish string, open *sync.WaitGroup) {
	fmt.Println(dish, "is ready")
	open.Done()
}

func main() {
	var open sync.WaitGroup
	open.Add(2)
	go cook("soup", &open)
	go cook("cake", &open)
	open.Wait()
	fmt.Println("dinner is served")
}
