// Two doors of one museum count visitors into the same variable.
package main

import (
	"fmt"
	"sync"
)

var (
	visitors int
	doors    sync.WaitGroup
)

func countAtDoor(people int) {
	for i := 0; i < people; i++ {
		visitors = visitors + 1
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
