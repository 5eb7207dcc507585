// oracle 39: the walker closes the paths, a goroutine of its own closes the results; both it and main Wait. It always ends.
//
// executions: any
// finding: none
// outcome: - of 1 of 1
package main

import (
	"context"
	"fmt"

	"golang.org/x/sync/errgroup"
)

func main() {
	g, ctx := errgroup.WithContext(context.Background())
	paths, results := make(chan int), make(chan int)
	g.Go(func() error {
		defer close(paths)
		select {
		case paths <- 1:
		case <-ctx.Done():
			return ctx.Err()
		}
		return nil
	})
	g.Go(func() error {
		for path := range paths {
			select {
			case results <- path:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		return nil
	})
	go func() { g.Wait(); close(results) }()
	sum := 0
	for result := range results {
		sum += result
	}
	if g.Wait() == nil {
		fmt.Println(sum, "of 1")
	}
}
