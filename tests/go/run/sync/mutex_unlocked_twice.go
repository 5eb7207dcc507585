// oracle 7: Unlocking what is not locked is a fatal error, which recover does not see.
package main

// stderr: fatal error: sync: unlock of unlocked mutex
// finding: fatal-error

import (
	"fmt"
	"sync"
)

func main() {
	defer func() { fmt.Println("recovered", recover()) }()
	var mu sync.Mutex
	mu.Lock()
	mu.Unlock()
	mu.Unlock()
}

// Output:
