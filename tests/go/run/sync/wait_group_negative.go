// oracle 15: A counter below zero is a panic.
package main

// stderr: panic: sync: negative WaitGroup counter
// finding: panic

import "sync"

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	wg.Done()
	wg.Done()
}
