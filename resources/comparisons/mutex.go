// A number behind a Mutex: one goroutine at a time, whether it reads or writes.
package main

import (
	"fmt"
	"sync"
	"time"
)

const (
	goroutines = 16
	readShare  = 90   // percent of the operations only read
	operations = 40   // of each goroutine
	length     = 1000 // rounds of work in an operation
)

var (
	mu     sync.Mutex
	number uint64 = 1
)

func read() uint64 {
	mu.Lock()
	defer mu.Unlock()
	return next(number)
}

func write() {
	mu.Lock()
	defer mu.Unlock()
	number = next(number)
}

// next is what takes its time: the number after n in a sequence.
func next(n uint64) uint64 {
	for i := 0; i < length; i++ {
		n = n*6364136223846793005 + 1442695040888963407
	}
	return n
}

func work(g int, done *sync.WaitGroup) {
	for i := 0; i < operations; i++ {
		if (g*operations+i)*37%100 < readShare {
			read()
		} else {
			write()
		}
	}
	done.Done()
}

func main() {
	start := time.Now()
	var done sync.WaitGroup
	done.Add(goroutines)
	for g := 0; g < goroutines; g++ {
		go work(g, &done)
	}
	done.Wait()
	fmt.Println("an operation took", time.Since(start)/(goroutines*operations))
}
