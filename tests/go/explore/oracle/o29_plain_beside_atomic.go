// oracle 29: an atomic addition does not help where somebody else reads without: that is a race.
//
// executions: any
// finding: data-race
// outcome: - of 0
// outcome: - of 1
package main

import (
	"fmt"
	"sync/atomic"
)

var n int64

func main() {
	go atomic.AddInt64(&n, 1)
	fmt.Println(n)
}
