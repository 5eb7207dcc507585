// Each holds what the other wants.
package main

// schedule: ls1; main:3 G1:1@lock(a) G2:1@lock(b)
// finding: deadlock
// stderr: fatal error: all goroutines are asleep - deadlock!

import "sync"

var (
	a, b sync.Mutex
	wg   sync.WaitGroup
)

func both(first, second *sync.Mutex) {
	first.Lock()
	second.Lock()
	second.Unlock()
	first.Unlock()
	wg.Done()
}

func main() {
	wg.Add(2)
	go both(&a, &b)
	go both(&b, &a)
	wg.Wait()
}
