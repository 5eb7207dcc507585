// Package semaphore: a lock that many may hold, up to a total weight. Who waits is served in order.
package semaphore

import (
	"container/list"
	"context"
	"sync"
)

type waiter struct {
	n     int64
	ready chan struct{}
}

// A Weighted semaphore.
type Weighted struct {
	size    int64
	held    int64
	mu      sync.Mutex
	waiters list.List
}

// NewWeighted makes a semaphore of the total weight n.
func NewWeighted(n int64) *Weighted { return &Weighted{size: n} }

// Acquire takes the weight n; it waits until it can or ctx is done.
func (s *Weighted) Acquire(ctx context.Context, n int64) error {
	s.mu.Lock()
	if ctx.Err() == nil && s.size-s.held >= n && s.waiters.Len() == 0 {
		s.held += n
		s.mu.Unlock()
		return nil
	}
	if n > s.size { // it can never be had
		s.mu.Unlock()
		<-ctx.Done()
		return ctx.Err()
	}
	w := waiter{n, make(chan struct{})}
	place := s.waiters.PushBack(w)
	s.mu.Unlock()
	select {
	case <-w.ready:
		if ctx.Err() != nil {
			s.Release(n)
			return ctx.Err()
		}
		return nil
	case <-ctx.Done():
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	select {
	case <-w.ready: // both at once: give it back
		s.held -= n
		s.serve()
	default:
		first := s.waiters.Front() == place
		s.waiters.Remove(place)
		if first && s.size > s.held {
			s.serve()
		}
	}
	return ctx.Err()
}

// TryAcquire takes the weight n if it can at once.
func (s *Weighted) TryAcquire(n int64) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.size-s.held < n || s.waiters.Len() != 0 {
		return false
	}
	s.held += n
	return true
}

// Release gives the weight n back.
func (s *Weighted) Release(n int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.held -= n
	if s.held < 0 {
		panic("semaphore: released more than held")
	}
	s.serve()
}

// serve lets in who waits, in order, as far as the weight goes.
func (s *Weighted) serve() {
	for next := s.waiters.Front(); next != nil; next = s.waiters.Front() {
		w := next.Value.(waiter)
		if s.size-s.held < w.n {
			return
		}
		s.held += w.n
		s.waiters.Remove(next)
		close(w.ready)
	}
}
