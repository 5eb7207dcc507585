// Package context: cancellation, deadlines and values that go along with a task.
//
// What can be cancelled is a node. Registering it with its parent, cancelling it together with everything below it, and
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

// root is never cancelled and has no values.
type root struct{ name string }

func (*root) Deadline() (deadline time.Time, ok bool) { return }
func (*root) Done() <-chan struct{}                   { return nil }
func (*root) Err() error                              { return nil }
func (*root) Value(key any) any                       { return nil }
func (r *root) String() string                        { return r.name }

var background, todo = &root{"context.Background"}, &root{"context.TODO"}

func Background() Context { return background }
func TODO() Context       { return todo }

// Cause is why c was cancelled: what its cancel function was given, else its Err; nil if it is not cancelled.
func Cause(c Context) error {
	if n, ok := c.Value(&nodeKey).(*node); ok {
		return n.readCause()
	}
	return c.Err()
}

// WithCancel is a copy of parent that cancel, or what cancels parent, cancels.
func WithCancel(parent Context) (ctx Context, cancel CancelFunc) {
	n := newNode(parent, "WithCancel")
	return n, func() { n.cancel(Canceled, nil) }
}

// WithCancelCause is WithCancel with a reason, for Cause.
func WithCancelCause(parent Context) (ctx Context, cancel CancelCauseFunc) {
	n := newNode(parent, "WithCancel")
	return n, func(cause error) { n.cancel(Canceled, cause) }
}

// WithDeadline is WithCancel that the clock cancels at d, too.
func WithDeadline(parent Context, d time.Time) (Context, CancelFunc) {
	return WithDeadlineCause(parent, d, nil)
}

func WithDeadlineCause(parent Context, d time.Time, cause error) (Context, CancelFunc) {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	if earlier, ok := parent.Deadline(); ok && earlier.Before(d) {
		return WithCancel(parent)
	}
	return withDeadline(parent, d, time.Until(d), cause)
}

// WithTimeout is WithDeadline that far from now.
func WithTimeout(parent Context, timeout time.Duration) (Context, CancelFunc) {
	return WithTimeoutCause(parent, timeout, nil)
}

func WithTimeoutCause(parent Context, timeout time.Duration, cause error) (Context, CancelFunc) {
	return WithDeadlineCause(parent, time.Now().Add(timeout), cause)
}

func withDeadline(parent Context, d time.Time, left time.Duration, cause error) (Context, CancelFunc) {
	n := &node{Context: parent, done: make(chan struct{}), deadline: d, hasDeadline: true, derived: "WithDeadline"}
	if left > 0 { // before it is registered, so that what cancels it stops the timer, too
		n.timer = time.AfterFunc(left, func() { n.cancel(DeadlineExceeded, cause) })
	}
	n.register()
	if left <= 0 {
		n.cancel(DeadlineExceeded, cause)
	}
	return n, func() { n.cancel(Canceled, nil) }
}

// AfterFunc calls f in a goroutine of its own when ctx is cancelled; stop keeps it from doing so, and tells whether it did.
func AfterFunc(ctx Context, f func()) (stop func() bool) {
	if f == nil {
		f = func() {
			var none func()
			go none()
		}
	}
	n := &node{Context: ctx, done: make(chan struct{}), call: f, derived: "AfterFunc"}
	n.register()
	return n.stop
}

// WithoutCancel has the values of parent, and is not cancelled when parent is.
func WithoutCancel(parent Context) Context {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	return &detached{parent}
}

type detached struct{ parent Context }

func (*detached) Deadline() (deadline time.Time, ok bool) { return }
func (*detached) Done() <-chan struct{}                   { return nil }
func (*detached) Err() error                              { return nil }
func (d *detached) Value(key any) any {
	if key == &nodeKey {
		return nil
	}
	return d.parent.Value(key)
}
func (d *detached) String() string { return nameOf(d.parent) + ".WithoutCancel" }

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
	return &valued{parent, key, val}
}

type valued struct {
	Context
	key, val any
}

func (v *valued) Value(key any) any {
	if v.key == key {
		return v.val
	}
	return v.Context.Value(key)
}

func (v *valued) String() string {
	return nameOf(v.Context) + ".WithValue(" + textOf(v.key) + ", " + textOf(v.val) + ")"
}
