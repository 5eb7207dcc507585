// 3 philosophers, each takes the left fork first: every way to order the two users of each of the 3 forks, 2^3, except that
// all cannot have waited for their right neighbour and eaten, and one class is the deadlock.
//
// executions: 7
// outcome: - of deadlock
// outcome: - of done
// finding: deadlock
package main

import (
	"fmt"
	"sync"
)

var (
	forks [3]sync.Mutex
	wg    sync.WaitGroup
)

func eat(i int) {
	forks[i].Lock()
	forks[(i+1)%3].Lock()
	forks[(i+1)%3].Unlock()
	forks[i].Unlock()
	wg.Done()
}

func main() {
	wg.Add(3)
	for i := 0; i < 3; i++ {
		go eat(i)
	}
	wg.Wait()
	fmt.Println("done")
}
