// OnceFunc, OnceValue and OnceValues run their function once; if it panics, every call panics with the same value.
package main

import (
	"errors"
	"fmt"
	"sync"
)

func main() {
	calls := 0
	f := sync.OnceFunc(func() { calls++ })
	f()
	f()
	value := sync.OnceValue(func() int { calls++; return 7 })
	both := sync.OnceValues(func() (string, error) { calls++; return "x", errors.New("failed") })
	fmt.Println(value()+value(), calls)
	s, err := both()
	_, again := both()
	fmt.Println(s, err, err == again, calls)
	bad := sync.OnceFunc(func() { calls++; panic("bad") })
	for i := 0; i < 2; i++ {
		func() {
			defer func() { fmt.Println(recover(), calls) }()
			bad()
		}()
	}
}

// Output:
// 14 2
// x failed true 3
// bad 4
// bad 4
