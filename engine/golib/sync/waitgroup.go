package sync

type noCopy struct{}

// A WaitGroup counts what is still to be done; Wait returns when the counter is zero.
type WaitGroup struct {
	noCopy noCopy
	state1 uint64
	state2 uint32
}

// Add changes the counter by delta; panics if it becomes negative.
func (wg *WaitGroup) Add(delta int)

// Done takes one off the counter.
func (wg *WaitGroup) Done()

// Wait waits until the counter is zero.
func (wg *WaitGroup) Wait()

// Go runs f in a goroutine of its own, counted from before it starts until f has returned.
func (wg *WaitGroup) Go(f func()) {
	wg.Add(1)
	go func() {
		defer wg.Done()
		f()
	}()
}
