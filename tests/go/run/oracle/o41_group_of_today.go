// oracle 41: today's Group gives the error as the context's cause, and can be limited.
package main

import (
	"context"
	"errors"
	"fmt"

	"golang.org/x/sync/errgroup"
)

func main() {
	g, ctx := errgroup.WithContext(context.Background())
	g.SetLimit(1)
	release := make(chan bool)
	fmt.Println(g.TryGo(func() error { <-release; return errors.New("why") }))
	fmt.Println(g.TryGo(func() error { return nil }))
	close(release)
	fmt.Println(g.Wait(), "|", ctx.Err(), "|", context.Cause(ctx))
}

// Output:
// true
// false
// why | context canceled | why
