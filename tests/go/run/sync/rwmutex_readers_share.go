// oracle 8: Any number of readers at once: the second read lock does not wait for the first.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var rw sync.RWMutex
	rw.RLock()
	rw.RLock()
	fmt.Println("two readers")
	rw.RUnlock()
	rw.RUnlock()
	rw.Lock()
	fmt.Println("one writer")
	rw.Unlock()
}

// Output:
// two readers
// one writer
