// Two wait for a Cond and one Signal is given: the specification allows it to wake either.
//
// executions: any
// outcome: - of 1
// outcome: - of 2
package main

import (
	"fmt"
	"os"
	"sync"
)

var (
	cond  = sync.NewCond(new(sync.Mutex))
	ready = make(chan bool)
)

func wait(n int) {
	cond.L.Lock()
	ready <- true // both have their tickets before the Signal, which needs the lock
	cond.Wait()
	fmt.Println(n)
	os.Exit(0)
}

func main() {
	go wait(1)
	<-ready
	go wait(2)
	<-ready
	cond.L.Lock()
	cond.Signal()
	cond.L.Unlock()
	select {}
}
