// Three divers look for a ring. When one breaks off, the context tells the others.
package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"golang.org/x/sync/errgroup"
)

func dive(ctx context.Context, name string, minutes int) error {
	for i := 0; i < minutes; i++ {
		if name == "Ida" && i == 2 {
			return errors.New(name + " saw a shark")
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Minute):
		}
	}
	return nil
}

func main() {
	start := time.Now()
	divers, ctx := errgroup.WithContext(context.Background())
	for _, name := range []string{"Ida", "Jun", "Kim"} {
		name := name
		divers.Go(func() error { return dive(ctx, name, 30) })
	}
	fmt.Println(divers.Wait())
	fmt.Println("everybody is out after", time.Since(start))
}
