package context

import (
	"internal/native"
	"time"
)

// cancelCtx is a context that can be cancelled. The machine keeps the first fields.
type cancelCtx struct {
	Context
	done     chan struct{}
	err      error // nil: not cancelled
	cause    error
	parent   *cancelCtx // what cancels this one; nil: nothing but its own cancel, or not any more
	first    *cancelCtx // its children, in order of registration
	last     *cancelCtx
	next     *cancelCtx
	previous *cancelCtx
	call     func()      // of AfterFunc
	timer    *time.Timer // of a deadline

	derived string      // the function that made it
	forget  func() bool // what the AfterFunc method of a Context of somebody else's making gave
}

// timerCtx is one that has a deadline.
type timerCtx struct {
	cancelCtx
	deadline time.Time
}

// cancelCtxKey is the key under which a context finds the nearest cancelCtx that it is or comes from.
var cancelCtxKey int

// attach registers c with its parent; one that is cancelled cancels c at once.
func (c *cancelCtx) attach(parent *cancelCtx)

// cancel cancels c and everything below it, unless it is cancelled already. A nil cause is err.
func (c *cancelCtx) cancel(err, cause error)

// stop takes c out of the tree and makes it cancelled, without calling its function; false if it was cancelled.
func (c *cancelCtx) stop() bool

func (c *cancelCtx) readErr() error
func (c *cancelCtx) readCause() error

func newCancelCtx(parent Context) *cancelCtx {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	c := &cancelCtx{Context: parent, done: make(chan struct{}), derived: "WithCancel"}
	c.propagateCancel()
	return c
}

// propagateCancel lets c be cancelled when what it comes from is.
func (c *cancelCtx) propagateCancel() {
	done := c.Context.Done()
	if done == nil {
		return // never cancelled
	}
	parent, ok := c.Context.Value(&cancelCtxKey).(*cancelCtx)
	if ok && parent.done == done {
		c.attach(parent)
		return
	}
	// A context of somebody else's making: it calls, or a goroutine waits for it, unless it is over already.
	outer := c.Context
	select {
	case <-done:
		c.cancel(outer.Err(), Cause(outer))
		return
	default:
	}
	if calls, ok := outer.(interface{ AfterFunc(func()) func() bool }); ok && asksAfterFunc {
		c.forget = calls.AfterFunc(func() { c.cancel(outer.Err(), Cause(outer)) })
		return
	}
	go func() {
		select {
		case <-outer.Done():
			c.cancel(outer.Err(), Cause(outer))
		case <-c.done:
		}
	}()
}

// end cancels c on its own account.
func (c *cancelCtx) end(err, cause error) {
	c.cancel(err, cause)
	c.leave()
}

// leave tells a Context of somebody else's making that c is over.
func (c *cancelCtx) leave() {
	if c.forget != nil {
		c.forget()
		c.forget = nil
	}
}

func (c *cancelCtx) Done() <-chan struct{} { return c.done }
func (c *cancelCtx) Err() error            { return c.readErr() }

func (c *cancelCtx) Value(key any) any {
	if key == &cancelCtxKey {
		return c
	}
	return c.Context.Value(key)
}

func (c *cancelCtx) String() string { return nameOf(c.Context) + "." + c.derived }

func (c *timerCtx) Deadline() (deadline time.Time, ok bool) { return c.deadline, true }

func (c *timerCtx) String() string {
	return nameOf(c.Context) + ".WithDeadline(" + c.deadline.String() + " [" + time.Until(c.deadline).String() + "])"
}

func nameOf(c Context) string {
	if s, ok := c.(interface{ String() string }); ok {
		return s.String()
	}
	return native.TypeString(c)
}

func textOf(v any) string {
	switch v := v.(type) {
	case interface{ String() string }:
		return v.String()
	case string:
		return v
	case nil:
		return "<nil>"
	}
	return native.TypeString(v)
}
