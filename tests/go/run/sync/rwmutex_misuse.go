// Ending a read lock that nobody holds is a fatal error.
package main

// stderr: fatal error: sync: RUnlock of unlocked RWMutex

import "sync"

func main() {
	var rw sync.RWMutex
	rw.RUnlock()
}
