// Ten million uncontended pairs of Lock and Unlock.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	count := 0
	for i := 0; i < 10000000; i++ {
		mu.Lock()
		count++
		mu.Unlock()
	}
	fmt.Println(count)
}
