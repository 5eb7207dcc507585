// 4 philosophers, each takes the left fork first: every way to order the two users of each of the 4 forks, 2^4, except that
// all cannot have waited for their right neighbour and eaten, and one class is the deadlock.
//
// executions: 15
// outcome: - of deadlock
// outcome: - of done
// finding: deadlock
package main

import (
	"fmt"
	"sync"
)

var (
	forks [4]sync.Mutex
	wg    sync.WaitGroup
)

func eat(i int) {
	forks[i].Lock()
	forks[(i+1)%4].Lock()
	forks[(i+1)%4].Unlock()
	forks[i].Unlock()
	wg.Done()
}

func main() {
	wg.Add(4)
	for i := 0; i < 4; i++ {
		go eat(i)
	}
	wg.Wait()
	fmt.Println("done")
}
