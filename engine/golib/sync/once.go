package sync

// A Once runs a function at most once, however many ask for it.
type Once struct {
	done uint32
	m    Mutex
}

// enter waits while somebody runs f, and tells whether the caller is to run it.
func (o *Once) enter() bool

// leave says that f has been run.
func (o *Once) leave()

// Do runs f if this is the first call of Do; it returns when f has returned, whoever ran it. A panic of f counts as its
// return.
func (o *Once) Do(f func()) {
	if o.enter() {
		defer o.leave()
		f()
	}
}

// outcome is what the one call came to.
type outcome struct {
	once     Once
	returned bool
	panicked any
}

// call runs f the first time, and panics every time if f did.
func (r *outcome) call(f func()) {
	r.once.Do(func() {
		defer func() {
			if !r.returned {
				r.panicked = recover()
				panic(r.panicked)
			}
		}()
		f()
		r.returned = true
	})
	if !r.returned {
		panic(r.panicked)
	}
}

// OnceFunc gives a function that runs f at most once. If f panics, every call panics with the same value.
func OnceFunc(f func()) func() {
	r := new(outcome)
	return func() { r.call(f) }
}

// OnceValue gives a function that computes f's value at most once.
func OnceValue[T any](f func() T) func() T {
	r := new(outcome)
	var value T
	return func() T {
		r.call(func() { value = f() })
		return value
	}
}

// OnceValues is OnceValue for two values.
func OnceValues[T1, T2 any](f func() (T1, T2)) func() (T1, T2) {
	r := new(outcome)
	var first T1
	var second T2
	return func() (T1, T2) {
		r.call(func() { first, second = f() })
		return first, second
	}
}
