package sync

type noCopy struct{}

// A WaitGroup counts what is still to be done; Wait returns when the counter is zero.
type WaitGroup struct {
	noCopy noCopy
	state1 uint64
	state2 uint32
}

func (wg *WaitGroup) add(delta int)
func (wg *WaitGroup) done()
func (wg *WaitGroup) wait()

// Add changes the counter by delta; panics if it becomes negative.
func (wg *WaitGroup) Add(delta int) { wg.add(delta) }

// Done takes one off the counter.
func (wg *WaitGroup) Done() { wg.done() }

// Wait waits until the counter is zero.
func (wg *WaitGroup) Wait() { wg.wait() }
