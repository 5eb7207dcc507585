// Package semaphore has a semaphore of which several units can be taken at once.
package semaphore

import (
	"context"
	"sync"
)

type waiter struct {
	n     int64
	ready chan struct{} // closed when it has its units
}

// Weighted lets units of a fixed number be taken and given back. Who asks for many is not passed by who asks for few.
type Weighted struct {
	size    int64
	current int64
	mu      sync.Mutex
	waiters []*waiter
}

// NewWeighted makes a semaphore of n units.
func NewWeighted(n int64) *Weighted { return &Weighted{size: n} }

// Acquire takes n units, waiting for them until ctx is done, whose error it then gives.
func (s *Weighted) Acquire(ctx context.Context, n int64) error {
	done := ctx.Done()
	s.mu.Lock()
	select {
	case <-done:
		// Too late before it began.
		s.mu.Unlock()
		return ctx.Err()
	default:
	}
	if s.size-s.current >= n && len(s.waiters) == 0 {
		s.current += n
		s.mu.Unlock()
		return nil
	}
	if n > s.size {
		// It can never be had.
		s.mu.Unlock()
		<-done
		return ctx.Err()
	}
	w := &waiter{n: n, ready: make(chan struct{})}
	s.waiters = append(s.waiters, w)
	s.mu.Unlock()

	select {
	case <-done:
		return s.giveUp(ctx, w)
	case <-w.ready:
	}
	// Both may have come: who is too late does not keep the units.
	select {
	case <-done:
		s.Release(n)
		return ctx.Err()
	default:
	}
	return nil
}

func (s *Weighted) giveUp(ctx context.Context, w *waiter) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	select {
	case <-w.ready:
		// The units came at the last moment: they go back.
		s.current -= w.n
		s.wake()
		return ctx.Err()
	default:
	}
	for i, other := range s.waiters {
		if other == w {
			s.waiters = append(s.waiters[:i], s.waiters[i+1:]...)
			if i == 0 && s.size > s.current {
				s.wake()
			}
			break
		}
	}
	return ctx.Err()
}

// TryAcquire takes n units if they can be had at once.
func (s *Weighted) TryAcquire(n int64) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.size-s.current < n || len(s.waiters) != 0 {
		return false
	}
	s.current += n
	return true
}

// Release gives n units back.
func (s *Weighted) Release(n int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.current -= n
	if s.current < 0 {
		panic("semaphore: released more than held")
	}
	s.wake()
}

// wake gives those who wait their units, in order, as far as they go.
func (s *Weighted) wake() {
	for len(s.waiters) != 0 && s.size-s.current >= s.waiters[0].n {
		w := s.waiters[0]
		s.waiters = s.waiters[1:]
		s.current += w.n
		close(w.ready)
	}
}
