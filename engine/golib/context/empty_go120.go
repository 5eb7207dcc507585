//go:build !go1.21

package context

import "time"

const asksAfterFunc = false

// emptyCtx is never cancelled and has no values.
type emptyCtx int

func (*emptyCtx) Deadline() (deadline time.Time, ok bool) { return }
func (*emptyCtx) Done() <-chan struct{}                   { return nil }
func (*emptyCtx) Err() error                              { return nil }
func (*emptyCtx) Value(key any) any                       { return nil }

func (e *emptyCtx) String() string {
	if e == todo {
		return "context.TODO"
	}
	return "context.Background"
}

var background, todo = new(emptyCtx), new(emptyCtx)

func Background() Context { return background }
func TODO() Context       { return todo }
