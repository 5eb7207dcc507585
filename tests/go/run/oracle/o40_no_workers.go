// oracle 40: without workers there is no last one out: nobody takes the ids, nobody closes the friends.
package main

// stderr: fatal error: all goroutines are asleep - deadlock!
// stderr: [chan receive]:
// stderr: [select]:
// stderr: goroutine 1 [semacquire]:
// finding: deadlock

import (
	"context"

	"golang.org/x/sync/errgroup"
)

func main() {
	g, ctx := errgroup.WithContext(context.Background())
	ids, friends := make(chan int), make(chan int)
	g.Go(func() error {
		defer close(ids)
		select {
		case <-ctx.Done():
			return ctx.Err()
		case ids <- 1:
		}
		return nil
	})
	g.Go(func() error {
		for range friends {
		}
		return nil
	})
	g.Wait()
}
