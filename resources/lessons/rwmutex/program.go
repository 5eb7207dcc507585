// A notice board: few people pin a notice, which takes 10 ms; many read it, which takes 1 ms each. Some ask twice.
package main

import (
	"fmt"
	"sync"
	"time"
)

var (
	notices int
	one     sync.Mutex
	many    sync.RWMutex
	people  sync.WaitGroup
)

func pinAlone() {
	one.Lock()
	notices++
	time.Sleep(10 * time.Millisecond)
	one.Unlock()
	people.Done()
}

func readAlone() {
	one.Lock()
	time.Sleep(time.Millisecond)
	one.Unlock()
	people.Done()
}

func pin() {
	many.Lock()
	notices++
	time.Sleep(10 * time.Millisecond)
	many.Unlock()
	people.Done()
}

func isEmpty() bool {
	many.RLock()
	defer many.RUnlock()
	return notices == 0
}

func read() {
	many.RLock()
	if !isEmpty() {
		time.Sleep(time.Millisecond)
	}
	many.RUnlock()
	people.Done()
}

func morning(write, look func()) time.Duration {
	start := time.Now()
	people.Add(12)
	for i := 0; i < 2; i++ {
		go write()
	}
	for i := 0; i < 10; i++ {
		go look()
	}
	people.Wait()
	return time.Since(start)
}

func main() {
	fmt.Println("one at a time:  ", morning(pinAlone, readAlone))
	fmt.Println("readers together:", morning(pin, read))
}
