// golang.org/x/sync: a weighted semaphore serves in order, a single flight is shared.
package main

import (
	"context"
	"fmt"
	"sync"

	"golang.org/x/sync/semaphore"
	"golang.org/x/sync/singleflight"
)

func main() {
	s := semaphore.NewWeighted(3)
	fmt.Println(s.Acquire(context.Background(), 2), s.TryAcquire(2), s.TryAcquire(1))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	fmt.Println(s.Acquire(ctx, 1))
	var g singleflight.Group
	var wg sync.WaitGroup
	open := make(chan bool)
	first := g.DoChan("key", func() (any, error) { <-open; return 42, nil })
	wg.Add(1)
	go func() {
		defer wg.Done()
		fmt.Println(g.Do("key", func() (any, error) { return 0, nil }))
	}()
	open <- true
	fmt.Println((<-first).Val)
	wg.Wait()
}

// Output:
// <nil> false true
// context canceled
// 42 <nil> true
// 42
