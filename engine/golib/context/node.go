package context

import (
	"internal/native"
	"time"
)

// node is a context that can be cancelled. The machine keeps the first fields.
type node struct {
	Context
	done     chan struct{}
	err      error // nil: not cancelled
	cause    error
	parent   *node // what cancels this one; nil: nothing but its own cancel, or not any more
	first    *node // its children, in order of registration
	last     *node
	next     *node
	previous *node
	call     func()      // of AfterFunc
	timer    *time.Timer // of a deadline

	deadline    time.Time
	hasDeadline bool
	derived     string // the function that made it
}

// nodeKey is the key under which a context finds the nearest node that it is or comes from.
var nodeKey int

// attach registers n with its parent; one that is cancelled cancels n at once.
func (n *node) attach(parent *node)

// cancel cancels n and everything below it, unless it is cancelled already. A nil cause is err.
func (n *node) cancel(err, cause error)

// stop takes n out of the tree and makes it cancelled, without calling its function; false if it was cancelled.
func (n *node) stop() bool

func (n *node) readErr() error
func (n *node) readCause() error

func newNode(parent Context, derived string) *node {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	n := &node{Context: parent, done: make(chan struct{}), derived: derived}
	n.register()
	return n
}

func (n *node) register() {
	done := n.Context.Done()
	if done == nil {
		return // never cancelled
	}
	parent, ok := n.Context.Value(&nodeKey).(*node)
	if ok && parent.done == done {
		n.attach(parent)
		return
	}
	// A context of somebody else's making: a goroutine waits for it, unless it is over already.
	outer := n.Context
	select {
	case <-done:
		n.cancel(outer.Err(), Cause(outer))
		return
	default:
	}
	go func() {
		select {
		case <-outer.Done():
			n.cancel(outer.Err(), Cause(outer))
		case <-n.done:
		}
	}()
}

func (n *node) Deadline() (deadline time.Time, ok bool) {
	if n.hasDeadline {
		return n.deadline, true
	}
	return n.Context.Deadline()
}

func (n *node) Done() <-chan struct{} { return n.done }
func (n *node) Err() error            { return n.readErr() }

func (n *node) Value(key any) any {
	if key == &nodeKey {
		return n
	}
	return n.Context.Value(key)
}

func (n *node) String() string {
	name := nameOf(n.Context) + "." + n.derived
	if n.hasDeadline {
		name += "(" + n.deadline.String() + " [" + time.Until(n.deadline).String() + "])"
	}
	return name
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
