// Package singleflight: calls for the same key while one is under way share its result.
package singleflight

import "sync"

// call is one under way.
type call struct {
	wg     sync.WaitGroup
	val    any
	err    error
	shared int
	chans  []chan<- Result
}

// A Result is what DoChan sends.
type Result struct {
	Val    any
	Err    error
	Shared bool
}

// A Group of keys.
type Group struct {
	mu    sync.Mutex
	calls map[string]*call
}

// Do calls fn unless a call for the key is under way, and gives its result; shared if others got it too.
func (g *Group) Do(key string, fn func() (any, error)) (v any, err error, shared bool) {
	g.mu.Lock()
	if c, ok := g.calls[key]; ok {
		c.shared++
		g.mu.Unlock()
		c.wg.Wait()
		return c.val, c.err, true
	}
	c := g.begin(key)
	g.mu.Unlock()
	g.run(c, key, fn)
	return c.val, c.err, c.shared > 0
}

// DoChan is Do in a goroutine, with the result on a channel.
func (g *Group) DoChan(key string, fn func() (any, error)) <-chan Result {
	result := make(chan Result, 1)
	g.mu.Lock()
	if c, ok := g.calls[key]; ok {
		c.shared++
		c.chans = append(c.chans, result)
		g.mu.Unlock()
		return result
	}
	c := g.begin(key)
	c.chans = append(c.chans, result)
	g.mu.Unlock()
	go g.run(c, key, fn)
	return result
}

// begin notes a call. Pre: the lock is held.
func (g *Group) begin(key string) *call {
	if g.calls == nil {
		g.calls = make(map[string]*call)
	}
	c := &call{}
	c.wg.Add(1)
	g.calls[key] = c
	return c
}

func (g *Group) run(c *call, key string, fn func() (any, error)) {
	defer func() {
		g.mu.Lock()
		defer g.mu.Unlock()
		c.wg.Done()
		if g.calls[key] == c {
			delete(g.calls, key)
		}
		for _, to := range c.chans {
			to <- Result{c.val, c.err, c.shared > 0}
		}
	}()
	c.val, c.err = fn()
}

// Forget lets the next call for the key be a new one.
func (g *Group) Forget(key string) {
	g.mu.Lock()
	delete(g.calls, key)
	g.mu.Unlock()
}
