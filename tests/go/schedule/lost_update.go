// G1 loads, G2 loads and stores, G1 stores over it: one of two increments is lost.
package main

// schedule: ls1; main:3 G1:1@load(x) G2:2@load(x) G1:1@store(x)
// finding: data-race
// finding: lost-update

import (
	"fmt"
	"sync"
)

var (
	x  int
	wg sync.WaitGroup
)

func add() {
	x = x + 1
	wg.Done()
}

func main() {
	wg.Add(2)
	go add()
	go add()
	wg.Wait()
	fmt.Println(x)
}

// Output:
// 1
