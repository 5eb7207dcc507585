// oracle 37: the derived context is cancelled after a successful Wait, too.
package main

import (
	"context"
	"fmt"

	"golang.org/x/sync/errgroup"
)

func main() {
	g, ctx := errgroup.WithContext(context.Background())
	g.Go(func() error { return nil })
	fmt.Println(ctx.Err())
	fmt.Println(g.Wait(), ctx.Err())
}

// Output:
// <nil>
// <nil> context canceled
