// SetLimit bounds how many run at a time; TryGo does not wait for room.
package main

// strategy: random seed 3

import (
	"fmt"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

func main() {
	var g errgroup.Group
	g.SetLimit(2)
	var running, most atomic.Int32
	for i := 0; i < 6; i++ {
		g.Go(func() error {
			if now := running.Add(1); now > most.Load() {
				most.Store(now)
			}
			running.Add(-1)
			return nil
		})
	}
	g.Wait()
	hold := make(chan bool)
	wait := func() error { <-hold; return nil }
	fmt.Println(most.Load() <= 2, g.TryGo(wait), g.TryGo(wait), g.TryGo(wait))
	defer func() { fmt.Println(recover()); close(hold); fmt.Println(g.Wait()) }()
	g.SetLimit(3)
}

// Output:
// true true true false
// errgroup: modify limit while 2 goroutines in the group are still active
// <nil>
