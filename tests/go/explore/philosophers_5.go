// 5 philosophers, each takes the left fork first: every way to order the two users of each of the 5 forks, 2^5, except that
// all cannot have waited for their right neighbour and eaten, and one class is the deadlock.
//
// executions: 31
// outcome: - of deadlock
// outcome: - of done
// finding: deadlock
package main

import (
	"fmt"
	"sync"
)

var (
	forks [5]sync.Mutex
	wg    sync.WaitGroup
)

func eat(i int) {
	forks[i].Lock()
	forks[(i+1)%5].Lock()
	forks[(i+1)%5].Unlock()
	forks[i].Unlock()
	wg.Done()
}

func main() {
	wg.Add(5)
	for i := 0; i < 5; i++ {
		go eat(i)
	}
	wg.Wait()
	fmt.Println("done")
}
