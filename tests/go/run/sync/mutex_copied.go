// Copying a locked Mutex copies its state: the copy is locked, too.
package main

import (
	"fmt"
	"sync"
)

type account struct {
	mu      sync.Mutex
	balance int
}

func main() {
	a := account{balance: 3}
	a.mu.Lock()
	b := a
	fmt.Println(b.mu.TryLock(), b.balance)
	a.mu.Unlock()
	fmt.Println(a.mu.TryLock(), b.mu.TryLock())
}

// Output:
// false 3
// true false
