// oracle 7: Any goroutine may unlock a Mutex, not only the one that locked it.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	mu.Lock()
	go mu.Unlock()
	mu.Lock()
	fmt.Println("locked again")
}

// Output:
// locked again
