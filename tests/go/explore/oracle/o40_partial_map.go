// oracle 40: one profile fails; how many friends are in the map by then is up to the schedule.
//
// executions: any
// outcome: - of 0 profile of 7
// outcome: - of 1 profile of 7
package main

import (
	"context"
	"fmt"

	"golang.org/x/sync/errgroup"
)

func main() {
	g, ctx := errgroup.WithContext(context.Background())
	friends := make(chan int)
	g.Go(func() error {
		defer close(friends) // the only worker is the last one out
		select {
		case friends <- 1:
		case <-ctx.Done():
			return ctx.Err()
		}
		return nil
	})
	g.Go(func() error { return fmt.Errorf("profile of %d", 7) })
	found := map[int]bool{}
	g.Go(func() error {
		for friend := range friends {
			found[friend] = true
		}
		return nil
	})
	err := g.Wait()
	fmt.Println(len(found), err)
}
