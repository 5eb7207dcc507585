// Package singleflight lets those who ask for the same thing at the same time share one answer.
package singleflight

import (
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
)

var errGoexit = errors.New("runtime.Goexit was called")

// panicError is a panic of the function, passed on to all who asked, with the calls that were under way.
type panicError struct {
	value any
	stack string
}

func (p *panicError) Error() string { return fmt.Sprintf("%v\n\n%s", p.value, p.stack) }

func (p *panicError) Unwrap() error {
	err, _ := p.value.(error)
	return err
}

func newPanicError(v any) error {
	// The first line tells of a goroutine that may be gone by the time this is read.
	_, stack, _ := strings.Cut(string(debug.Stack()), "\n")
	return &panicError{v, stack}
}

// call is a question under way or answered.
type call struct {
	wg    sync.WaitGroup
	val   any
	err   error
	dups  int
	chans []chan<- Result
}

// Group is a set of questions, each with a key.
type Group struct {
	mu sync.Mutex
	m  map[string]*call
}

// Result is what DoChan's channel brings.
type Result struct {
	Val    any
	Err    error
	Shared bool
}

// join gives the call of the key, and whether the caller is to make it.
func (g *Group) join(key string, ch chan<- Result) (c *call, first bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	c, ok := g.m[key]
	if !ok {
		c = new(call)
		c.wg.Add(1)
		if g.m == nil {
			g.m = make(map[string]*call)
		}
		g.m[key] = c
	} else {
		c.dups++
	}
	if ch != nil {
		c.chans = append(c.chans, ch)
	}
	return c, !ok
}

// Do asks fn, unless somebody is asking with the same key, whose answer it then waits for.
func (g *Group) Do(key string, fn func() (any, error)) (v any, err error, shared bool) {
	c, first := g.join(key, nil)
	if first {
		g.ask(c, key, fn)
		return c.val, c.err, c.dups > 0
	}
	c.wg.Wait()
	if e, ok := c.err.(*panicError); ok {
		panic(e)
	}
	if c.err == errGoexit {
		runtime.Goexit()
	}
	return c.val, c.err, true
}

// DoChan is Do that gives the answer through a channel.
func (g *Group) DoChan(key string, fn func() (any, error)) <-chan Result {
	ch := make(chan Result, 1)
	if c, first := g.join(key, ch); first {
		go g.ask(c, key, fn)
	}
	return ch
}

func (g *Group) ask(c *call, key string, fn func() (any, error)) {
	returned, recovered := false, false
	defer func() {
		if !returned && !recovered {
			c.err = errGoexit
		}
		g.tell(c, key)
	}()
	func() {
		defer func() {
			if returned {
				return
			}
			if r := recover(); r != nil {
				c.err = newPanicError(r)
			}
		}()
		c.val, c.err = fn()
		returned = true
	}()
	recovered = !returned
}

// tell makes the answer known.
func (g *Group) tell(c *call, key string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	c.wg.Done()
	if g.m[key] == c {
		delete(g.m, key)
	}
	if e, ok := c.err.(*panicError); ok {
		if len(c.chans) == 0 {
			panic(e)
		}
		// Those who wait at a channel would wait for ever: nobody may recover from this.
		go panic(e)
		select {} // stay, to be seen among the goroutines
	}
	if c.err == errGoexit {
		return
	}
	for _, ch := range c.chans {
		ch <- Result{c.val, c.err, c.dups > 0}
	}
}

// Forget makes the next Do with the key ask anew.
func (g *Group) Forget(key string) {
	g.mu.Lock()
	delete(g.m, key)
	g.mu.Unlock()
}
