// lang: go1.21
// A context of the program's own making that has a method AfterFunc is asked to call, and told when that is not needed any
// more; no goroutine waits for it.
package main

import (
	"context"
	"fmt"
	"runtime"
)

type mine struct {
	context.Context
	done  chan struct{}
	calls []func()
}

func (m *mine) Done() <-chan struct{} { return m.done }
func (m *mine) Err() error {
	select {
	case <-m.done:
		return fmt.Errorf("mine is over")
	default:
		return nil
	}
}

func (m *mine) AfterFunc(f func()) func() bool {
	m.calls = append(m.calls, f)
	return func() bool {
		fmt.Println("not needed any more")
		return true
	}
}

func main() {
	m := &mine{Context: context.Background(), done: make(chan struct{})}
	one, cancelOne := context.WithCancel(m)
	two, cancelTwo := context.WithCancel(m)
	stop := context.AfterFunc(m, func() { fmt.Println("never") })
	fmt.Println(len(m.calls), runtime.NumGoroutine(), stop())
	cancelOne()
	close(m.done)
	m.calls[1]()
	<-two.Done()
	fmt.Println(one.Err(), two.Err())
	_ = cancelTwo
}

// Output:
// not needed any more
// 3 1 true
// not needed any more
// context canceled mine is over
