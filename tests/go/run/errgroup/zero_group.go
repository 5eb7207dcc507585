// oracle 34: an error in a zero Group cancels nothing: the others go on, and Wait gives the error.
package main

import (
	"errors"
	"fmt"
	"time"

	"golang.org/x/sync/errgroup"
)

func main() {
	g := new(errgroup.Group)
	g.Go(func() error { return errors.New("failed") })
	g.Go(func() error {
		time.Sleep(time.Second)
		fmt.Println("went on")
		return nil
	})
	fmt.Println(g.Wait())
}

// Output:
// went on
// failed
