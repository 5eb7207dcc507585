// 2 philosophers, each takes the left fork first: every way to order the two users of each of the 2 forks, 2^2, except that
// all cannot have waited for their right neighbour and eaten, and one class is the deadlock.
//
// executions: 3
// outcome: - of deadlock
// outcome: - of done
// finding: deadlock
package main

import (
	"fmt"
	"sync"
)

var (
	forks [2]sync.Mutex
	wg    sync.WaitGroup
)

func eat(i int) {
	forks[i].Lock()
	forks[(i+1)%2].Lock()
	forks[(i+1)%2].Unlock()
	forks[i].Unlock()
	wg.Done()
}

func main() {
	wg.Add(2)
	for i := 0; i < 2; i++ {
		go eat(i)
	}
	wg.Wait()
	fmt.Println("done")
}
