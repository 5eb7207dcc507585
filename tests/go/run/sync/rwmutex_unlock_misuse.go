// Ending a write lock that nobody holds is a fatal error.
package main

// stderr: fatal error: sync: Unlock of unlocked RWMutex

import "sync"

func main() {
	var rw sync.RWMutex
	rw.RLock()
	rw.Unlock()
}
