// Package errgroup runs goroutines that work on one task, waits for them, and keeps the first error.
package errgroup

import (
	"context"
	"fmt"
	"sync"
)

// A Group is a set of goroutines. The zero Group has no limit and cancels nothing.
type Group struct {
	cancel  func(error)
	wg      sync.WaitGroup
	slots   chan struct{}
	errOnce sync.Once
	err     error
}

// WithContext gives a Group, and a context that is cancelled at the first error or when Wait returns.
func WithContext(ctx context.Context) (*Group, context.Context) {
	ctx, cancel := context.WithCancelCause(ctx)
	return &Group{cancel: cancel}, ctx
}

func (g *Group) run(f func() error) {
	defer g.finish()
	if err := f(); err != nil {
		g.errOnce.Do(func() {
			g.err = err
			if g.cancel != nil {
				g.cancel(err)
			}
		})
	}
}

func (g *Group) finish() {
	if g.slots != nil {
		<-g.slots
	}
	g.wg.Done()
}

// Go runs f in a goroutine; with a limit it first waits until there is room.
func (g *Group) Go(f func() error) {
	if g.slots != nil {
		g.slots <- struct{}{}
	}
	g.wg.Add(1)
	go func() { g.run(f) }()
}

// TryGo is Go if there is room, and tells whether there was.
func (g *Group) TryGo(f func() error) bool {
	if g.slots != nil {
		select {
		case g.slots <- struct{}{}:
		default:
			return false
		}
	}
	g.wg.Add(1)
	go func() { g.run(f) }()
	return true
}

// Wait waits for all goroutines and gives the first error, the one that came to it first.
func (g *Group) Wait() error {
	g.wg.Wait()
	if g.cancel != nil {
		g.cancel(g.err)
	}
	return g.err
}

// SetLimit bounds how many goroutines run at a time; a negative n takes the bound away. None may be running.
func (g *Group) SetLimit(n int) {
	if n < 0 {
		g.slots = nil
		return
	}
	if running := len(g.slots); running != 0 {
		panic(fmt.Errorf("errgroup: modify limit while %v goroutines in the group are still active", running))
	}
	g.slots = make(chan struct{}, n)
}
