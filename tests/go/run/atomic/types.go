// The types of package atomic: their zero values are ready, and they are changed through methods only.
package main

import (
	"fmt"
	"sync/atomic"
)

type config struct{ name string }

func main() {
	var (
		i atomic.Int32
		l atomic.Int64
		u atomic.Uint32
		w atomic.Uint64
		p atomic.Uintptr
		b atomic.Bool
		c atomic.Pointer[config]
	)
	fmt.Println(i.Add(-3), i.Load(), l.Swap(4), l.CompareAndSwap(4, 5), l.Load())
	u.Store(1)
	fmt.Println(u.Add(^uint32(1)), w.Add(2), p.Swap(3), p.Load())
	fmt.Println(b.Load(), b.Swap(true), b.CompareAndSwap(true, false), b.Load())
	first := &config{"first"}
	fmt.Println(c.Load() == nil, c.CompareAndSwap(nil, first), c.Swap(&config{"second"}) == first, c.Load().name)
}

// Output:
// -3 -3 0 true 5
// 4294967295 2 0 3
// false false true false
// true true true second
