// oracle 41: a panic in a function of the Group ends the program; it does not come out of Wait.
package main

// exit: 2
// stderr: panic: in the group
// finding: panic

import "golang.org/x/sync/errgroup"

func main() {
	defer func() { recover() }()
	var g errgroup.Group
	g.Go(func() error { panic("in the group") })
	g.Wait()
}
