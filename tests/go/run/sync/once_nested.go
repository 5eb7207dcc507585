// oracle 23: Do inside f waits for itself for ever.
package main

// finding: deadlock
// stderr: fatal error: all goroutines are asleep - deadlock!
// stderr: sync.(*Once).Do(...)
// stderr: main.main()

import "sync"

func main() {
	var once sync.Once
	once.Do(func() {
		once.Do(func() {})
	})
}
