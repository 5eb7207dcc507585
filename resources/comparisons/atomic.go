// A number that is changed at once: readers wait for nobody, and a writer who comes too late tries again.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

const (
	goroutines = 16
	readShare  = 90   // percent of the operations only read
	operations = 40   // of each goroutine
	length     = 1000 // rounds of work in an operation
)

var number atomic.Uint64

func read() uint64 {
	return next(number.Load())
}

func write() {
	for {
		old := number.Load()
		if number.CompareAndSwap(old, next(old)) {
			return
		}
	}
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
