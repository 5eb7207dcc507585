// A context of the program's own making cancels what is derived from it.
package main

import (
	"context"
	"fmt"
)

type mine struct {
	context.Context
	done chan struct{}
}

func (m mine) Done() <-chan struct{} { return m.done }
func (m mine) Err() error            { return fmt.Errorf("mine is over") }

func main() {
	m := mine{context.Background(), make(chan struct{})}
	ctx, cancel := context.WithCancel(m)
	defer cancel()
	close(m.done)
	<-ctx.Done()
	fmt.Println(ctx.Err())
}

// Output:
// mine is over
