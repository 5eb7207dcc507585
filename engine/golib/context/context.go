// Package context: cancellation, deadlines and values that go along with a task.
//
// What can be cancelled is a cancelCtx. Registering it with its parent, cancelling it together with everything below it, and
// asking for its error are one visible operation each, done by the machine (engine/machine/sync/context.h knows the
// fields); all the rest is private.
package context

import (
	"errors"
	"internal/native"
	"time"
)

// A Context carries a deadline, a cancellation signal and values across calls and goroutines.
type Context interface {
	Deadline() (deadline time.Time, ok bool)
	Done() <-chan struct{}
	Err() error
	Value(key any) any
}

type CancelFunc func()
type CancelCauseFunc func(cause error)

// Canceled is the error of a context that was cancelled.
var Canceled = errors.New("context canceled")

// DeadlineExceeded is the error of a context whose deadline has passed.
var DeadlineExceeded error = deadlineExceededError{}

type deadlineExceededError struct{}

func (deadlineExceededError) Error() string   { return "context deadline exceeded" }
func (deadlineExceededError) Timeout() bool   { return true }
func (deadlineExceededError) Temporary() bool { return true }

// Cause is why c was cancelled: what its cancel function was given, else its Err; nil if it is not cancelled.
func Cause(c Context) error {
	if own, ok := c.Value(&cancelCtxKey).(*cancelCtx); ok {
		return own.readCause()
	}
	return c.Err()
}

// WithCancel is a copy of parent that cancel, or what cancels parent, cancels.
func WithCancel(parent Context) (ctx Context, cancel CancelFunc) {
	c := newCancelCtx(parent)
	return c, func() { c.end(Canceled, nil) }
}

// WithCancelCause is WithCancel with a reason, for Cause.
func WithCancelCause(parent Context) (ctx Context, cancel CancelCauseFunc) {
	c := newCancelCtx(parent)
	return c, func(cause error) { c.end(Canceled, cause) }
}

// WithDeadline is WithCancel that the clock cancels at d, too.
func WithDeadline(parent Context, d time.Time) (Context, CancelFunc) {
	return WithDeadlineCause(parent, d, nil)
}

func WithDeadlineCause(parent Context, d time.Time, cause error) (Context, CancelFunc) {
	return withDeadline(parent, d, cause, "WithDeadline")
}

// WithTimeout is WithDeadline that far from now.
func WithTimeout(parent Context, timeout time.Duration) (Context, CancelFunc) {
	return WithTimeoutCause(parent, timeout, nil)
}

func WithTimeoutCause(parent Context, timeout time.Duration, cause error) (Context, CancelFunc) {
	return withDeadline(parent, time.Now().Add(timeout), cause, "WithTimeout")
}

func withDeadline(parent Context, d time.Time, cause error, derived string) (Context, CancelFunc) {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	if earlier, ok := parent.Deadline(); ok && earlier.Before(d) {
		return WithCancel(parent)
	}
	c := &timerCtx{cancelCtx{Context: parent, done: make(chan struct{}), derived: derived}, d}
	left := time.Until(d)
	if left > 0 { // before it is registered, so that what cancels it stops the timer, too
		c.timer = time.AfterFunc(left, func() { c.end(DeadlineExceeded, cause) })
	}
	c.propagateCancel()
	if left <= 0 {
		c.end(DeadlineExceeded, cause)
	}
	return c, func() { c.end(Canceled, nil) }
}

// AfterFunc calls f in a goroutine of its own when ctx is cancelled; stop keeps it from doing so, and tells whether it did.
func AfterFunc(ctx Context, f func()) (stop func() bool) {
	if f == nil {
		f = func() {
			var none func()
			go none()
		}
	}
	c := &cancelCtx{Context: ctx, done: make(chan struct{}), call: f, derived: "AfterFunc"}
	c.propagateCancel()
	return func() bool {
		stopped := c.stop()
		if stopped {
			c.leave()
		}
		return stopped
	}
}

// WithoutCancel has the values of parent, and is not cancelled when parent is.
func WithoutCancel(parent Context) Context {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	return withoutCancelCtx{parent}
}

type withoutCancelCtx struct{ c Context }

func (withoutCancelCtx) Deadline() (deadline time.Time, ok bool) { return }
func (withoutCancelCtx) Done() <-chan struct{}                   { return nil }
func (withoutCancelCtx) Err() error                              { return nil }
func (c withoutCancelCtx) Value(key any) any {
	if key == &cancelCtxKey {
		return nil
	}
	return c.c.Value(key)
}
func (c withoutCancelCtx) String() string { return nameOf(c.c) + ".WithoutCancel" }

// WithValue is a copy of parent in which key has the value val.
func WithValue(parent Context, key, val any) Context {
	switch {
	case parent == nil:
		panic("cannot create context from nil parent")
	case key == nil:
		panic("nil key")
	case !native.Comparable(key):
		panic("key is not comparable")
	}
	return &valueCtx{parent, key, val}
}

type valueCtx struct {
	Context
	key, val any
}

func (c *valueCtx) Value(key any) any {
	if c.key == key {
		return c.val
	}
	return c.Context.Value(key)
}

func (c *valueCtx) String() string {
	return nameOf(c.Context) + ".WithValue(" + textOf(c.key) + ", " + textOf(c.val) + ")"
}
