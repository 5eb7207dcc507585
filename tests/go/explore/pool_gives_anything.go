// A Pool may give what it was given, or lose it and make another.
//
// executions: 2
// outcome: - of new
// outcome: - of old
package main

import (
	"fmt"
	"sync"
)

func main() {
	pool := sync.Pool{New: func() any { return "new" }}
	pool.Put("old")
	fmt.Println(pool.Get())
}
