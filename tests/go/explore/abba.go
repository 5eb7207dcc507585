// Two goroutines take two locks in opposite order: a first, b first, or each has one.
//
// executions: 3
// outcome: - of deadlock
// outcome: - of
// finding: deadlock
package main

import "sync"

var (
	a, b sync.Mutex
	wg   sync.WaitGroup
)

func take(first, second *sync.Mutex) {
	first.Lock()
	second.Lock()
	second.Unlock()
	first.Unlock()
	wg.Done()
}

func main() {
	wg.Add(2)
	go take(&a, &b)
	go take(&b, &a)
	wg.Wait()
}
