package time

// alarm is what the machine keeps of a timer; engine/machine/sync/timer.h knows its fields. Only start, stop and reset
// change it, and the clock.
type alarm struct {
	target chan Time // gets the time if it has room; or
	call   func()    // runs in a goroutine of its own
	period int64     // between ticks; 0: once
	zero   Time      // the time at which the run began
	place  uint32    // in the machine's heap, from 1; 0: not running
	owner  uint32    // who started it last
}

func (a *alarm) start(ns int64)
func (a *alarm) stop() bool
func (a *alarm) reset(ns int64) bool

func alarmTo(c chan Time, period Duration) alarm {
	return alarm{target: c, period: int64(period), zero: Time{monotonic, runSeconds, &localZone}}
}

// A Timer sends the time on C once, or calls a function.
type Timer struct {
	C <-chan Time
	r alarm
}

// NewTimer makes a timer that sends after d.
func NewTimer(d Duration) *Timer {
	c := make(chan Time, 1)
	t := &Timer{C: c, r: alarmTo(c, 0)}
	t.r.start(int64(d))
	return t
}

// AfterFunc makes a timer that calls f in a goroutine of its own after d.
func AfterFunc(d Duration, f func()) *Timer {
	if f == nil {
		f = goNil
	}
	t := &Timer{r: alarm{call: f}}
	t.r.start(int64(d))
	return t
}

// goNil is what a goroutine does that is to call a nil function.
func goNil() {
	var f func()
	go f()
}

// After is a channel on which the time comes after d.
func After(d Duration) <-chan Time { return NewTimer(d).C }

// Stop keeps the timer from firing; false if it has fired or was stopped before.
func (t *Timer) Stop() bool {
	if t.r.target == nil && t.r.call == nil {
		panic("time: Stop called on uninitialized Timer")
	}
	return t.r.stop()
}

// Reset makes the timer fire d from now; whether it was running.
func (t *Timer) Reset(d Duration) bool {
	if t.r.target == nil && t.r.call == nil {
		panic("time: Reset called on uninitialized Timer")
	}
	return t.r.reset(int64(d))
}

// A Ticker sends the time on C again and again; what nobody has received in time is left out.
type Ticker struct {
	C <-chan Time
	r alarm
}

// NewTicker makes a ticker with the period d.
func NewTicker(d Duration) *Ticker {
	if d <= 0 {
		panic("non-positive interval for NewTicker")
	}
	c := make(chan Time, 1)
	t := &Ticker{C: c, r: alarmTo(c, d)}
	t.r.start(int64(d))
	return t
}

// Tick is the channel of a new ticker, or nil if d is not positive.
func Tick(d Duration) <-chan Time {
	if d <= 0 {
		return nil
	}
	return NewTicker(d).C
}

// Stop ends the ticks. The channel is not closed.
func (t *Ticker) Stop() {
	if t.r.target != nil {
		t.r.stop()
	}
}

// Reset makes d the period; the next tick comes d from now.
func (t *Ticker) Reset(d Duration) {
	if d <= 0 {
		panic("non-positive interval for Ticker.Reset")
	}
	if t.r.target == nil {
		panic("time: Reset called on uninitialized Ticker")
	}
	t.r.period = int64(d)
	t.r.reset(int64(d))
}
