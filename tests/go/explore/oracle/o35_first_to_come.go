// oracle 35: the first error is the one that came to the group first, whichever goroutine was started first; the other is dropped.
//
// executions: any
// finding: none
// outcome: - of one
// outcome: - of two
package main

import (
	"errors"
	"fmt"

	"golang.org/x/sync/errgroup"
)

func main() {
	var g errgroup.Group
	g.Go(func() error { return errors.New("one") })
	g.Go(func() error { return errors.New("two") })
	fmt.Println(g.Wait())
}
