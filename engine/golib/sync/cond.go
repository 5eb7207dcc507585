package sync

type notifyList struct {
	wait   uint32
	notify uint32
}

// A Cond is a place to wait for something to be announced. L is held while the condition is looked at and changed.
type Cond struct {
	noCopy  noCopy
	L       Locker
	notify  notifyList
	checker uintptr
}

// NewCond makes a Cond with the lock l.
func NewCond(l Locker) *Cond { return &Cond{L: l} }

// join takes a ticket; it is called after everybody's who came before.
func (c *Cond) join()

// sleep waits until the ticket has been called.
func (c *Cond) sleep()

// Wait unlocks c.L, waits for a Signal or Broadcast that comes after its call, and locks c.L again.
func (c *Cond) Wait() {
	c.join()
	c.L.Unlock()
	c.sleep()
	c.L.Lock()
}

// Signal wakes one of those who wait, if there is one.
func (c *Cond) Signal()

// Broadcast wakes all who wait.
func (c *Cond) Broadcast()
