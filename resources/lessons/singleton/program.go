// Two clerks write to the one ledger of the house. Sometimes the house has two.
package main

import (
	"fmt"
	"sync"
)

type ledger struct {
	mu    sync.Mutex
	lines []string
}

var (
	shared *ledger
	clerks sync.WaitGroup
)

func theLedger() *ledger {
	if shared == nil {
		shared = &ledger{}
	}
	return shared
}

func enter(line string) {
	l := theLedger()
	l.mu.Lock()
	l.lines = append(l.lines, line)
	l.mu.Unlock()
	clerks.Done()
}

func main() {
	clerks.Add(2)
	go enter("sold a hat")
	go enter("bought a coat")
	clerks.Wait()
	fmt.Println(len(theLedger().lines), "of 2 lines are in the ledger")
}
