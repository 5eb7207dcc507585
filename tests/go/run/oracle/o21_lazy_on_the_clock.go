// oracle 21: what is loaded at first use costs nothing where it is not used, and its first user waits for it.
package main

import (
	"fmt"
	"sync"
	"time"
)

var (
	began = time.Now()
	eager = load()
	once  sync.Once
)

func load() int {
	time.Sleep(4 * time.Millisecond)
	return 1
}

func main() {
	fmt.Println("started after", time.Since(began))
	for use := 0; use < 2; use++ {
		began = time.Now()
		once.Do(func() { load() })
		fmt.Println("used after", time.Since(began))
	}
}

// Output:
// started after 4ms
// used after 4ms
// used after 0s
