// Two polling stations count into one map.
package main

import (
	"fmt"
	"sync"
)

var (
	votes    = make(map[string]int)
	stations sync.WaitGroup
)

func report(station string, count int) {
	votes[station] = count
	stations.Done()
}

func main() {
	stations.Add(2)
	go report("north", 120)
	go report("south", 95)
	stations.Wait()
	fmt.Println(votes["north"]+votes["south"], "votes")
}
