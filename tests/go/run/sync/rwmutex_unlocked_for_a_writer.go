// Unlock while a writer only waits goes unnoticed: a reader is let pass as if it had waited, another writer too, and the
// first one is forgotten.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var rw sync.RWMutex
	rw.RLock()
	go func() {
		rw.Lock()
		fmt.Println("never")
	}()
	runtime.Gosched()
	fmt.Println(rw.TryRLock(), rw.TryLock())
	rw.Unlock()
	fmt.Println(rw.TryRLock())
	rw.RUnlock()
	rw.RUnlock()
	rw.Lock()
	rw.RLock()
	fmt.Println("a reader beside the writer")
	fmt.Println(&rw)
}

// Output:
// false false
// true
// a reader beside the writer
// &{{1 0} 0 0 -1073741823 1}
