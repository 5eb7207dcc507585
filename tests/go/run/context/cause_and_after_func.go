// Cause, AfterFunc and WithoutCancel.
package main

import (
	"context"
	"errors"
	"fmt"
)

func main() {
	ctx, cancel := context.WithCancelCause(context.Background())
	inner, cancelInner := context.WithCancel(ctx)
	defer cancelInner()
	free := context.WithoutCancel(inner)
	done := make(chan bool)
	context.AfterFunc(inner, func() { done <- true })
	stop := context.AfterFunc(inner, func() { fmt.Println("never") })
	fmt.Println(stop(), stop(), context.Cause(inner))
	cancel(errors.New("no more"))
	<-done
	fmt.Println(inner.Err(), context.Cause(inner), context.Cause(ctx))
	fmt.Println(free.Err(), free.Done() == nil, context.Cause(free))
	context.AfterFunc(inner, func() { done <- true })
	fmt.Println(<-done)
}

// Output:
// true false <nil>
// context canceled no more no more
// <nil> true <nil>
// true
