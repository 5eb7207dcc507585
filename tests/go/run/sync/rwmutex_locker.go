// oracle 8: RLocker is the read lock as a Locker.
package main

import (
	"fmt"
	"sync"
)

func with(l sync.Locker, f func()) {
	l.Lock()
	defer l.Unlock()
	f()
}

func main() {
	var rw sync.RWMutex
	with(rw.RLocker(), func() {
		fmt.Println(rw.TryRLock(), rw.TryLock())
		rw.RUnlock()
	})
	with(&rw, func() { fmt.Println(rw.TryRLock()) })
	fmt.Println(rw.TryLock())
}

// Output:
// true false
// false
// true
