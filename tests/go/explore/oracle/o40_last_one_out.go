// oracle 40: an atomic counter tells who is the last one out: the channel is closed once, in every schedule.
//
// executions: any
// finding: none
// outcome: - of 3
package main

import (
	"fmt"
	"sync/atomic"
)

func main() {
	friends := make(chan int, 2)
	workers := int32(2)
	for i := 1; i <= 2; i++ {
		go func(i int) {
			friends <- i
			if atomic.AddInt32(&workers, -1) == 0 {
				close(friends)
			}
		}(i)
	}
	sum := 0
	for friend := range friends {
		sum += friend
	}
	fmt.Println(sum)
}
