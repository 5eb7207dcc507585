// Two doors of one museum count visitors into the same variable, one at a time.
package main

import (
	"fmt"
	"sync"
)

var (
	visitors int
	counting sync.Mutex
	doors    sync.WaitGroup
)

func countAtDoor(people int) {
	for i := 0; i < people; i++ {
		counting.Lock()
		visitors = visitors + 1
		counting.Unlock()
	}
	doors.Done()
}

func main() {
	doors.Add(2)
	go countAtDoor(3)
	go countAtDoor(3)
	doors.Wait()
	fmt.Println("visitors:", visitors)
}
