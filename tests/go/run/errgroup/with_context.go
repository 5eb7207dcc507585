// oracle 34, 35: with a context the first error cancels the others, and is the one that Wait gives.
package main

// strategy: random seed 5

import (
	"context"
	"errors"
	"fmt"

	"golang.org/x/sync/errgroup"
)

func main() {
	g, ctx := errgroup.WithContext(context.Background())
	g.Go(func() error { return errors.New("first") })
	g.Go(func() error {
		<-ctx.Done()
		return ctx.Err()
	})
	fmt.Println(g.Wait())
	fmt.Println(ctx.Err(), context.Cause(ctx))
}

// Output:
// first
// context canceled first
