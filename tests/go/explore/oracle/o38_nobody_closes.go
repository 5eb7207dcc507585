// oracle 38: nobody closes the paths, so those who range over them wait for ever, in every schedule; an error frees nobody.
//
// executions: any
// finding: deadlock
// outcome: - of deadlock
package main

import (
	"context"
	"errors"

	"golang.org/x/sync/errgroup"
)

func main() {
	g, ctx := errgroup.WithContext(context.Background())
	paths := make(chan string)
	g.Go(func() error {
		select {
		case paths <- "a":
		case <-ctx.Done():
		}
		return errors.New("no more paths")
	})
	g.Go(func() error {
		for range paths {
		}
		return nil
	})
	g.Wait()
}
