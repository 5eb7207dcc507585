// A goroutine of a group was created by its method Go.
package main

// stderr: panic: boom
// stderr: golang.org/x/sync/errgroup.(*Group).Go.func1()
// stderr: created by golang.org/x/sync/errgroup.(*Group).Go

import "golang.org/x/sync/errgroup"

func main() {
	var g errgroup.Group
	g.Go(func() error { panic("boom") })
	g.Wait()
}
