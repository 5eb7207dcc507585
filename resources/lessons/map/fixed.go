// Two polling stations count into one sync.Map.
package main

import (
	"fmt"
	"sync"
)

var (
	votes    sync.Map
	stations sync.WaitGroup
)

func report(station string, count int) {
	votes.Store(station, count)
	stations.Done()
}

func main() {
	stations.Add(2)
	go report("north", 120)
	go report("south", 95)
	stations.Wait()
	total := 0
	votes.Range(func(_, count any) bool {
		total += count.(int)
		return true
	})
	fmt.Println(total, "votes")
}
