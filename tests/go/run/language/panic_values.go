// A goroutine's panic value, error and runtime.Error; deferred functions that panic again.
package main

import (
	"errors"
	"fmt"
	"runtime"
)

func catch(f func()) (r interface{}) {
	defer func() { r = recover() }()
	f()
	return "fine"
}

func main() {
	r := catch(func() {
		var a []int
		_ = a[len(a)]
	})
	err, ok := r.(runtime.Error)
	fmt.Println(ok, err)
	_, isErr := r.(error)
	fmt.Println(isErr, catch(func() {}))
	r = catch(func() {
		defer func() { panic(fmt.Sprint("again: ", recover())) }()
		panic("once")
	})
	fmt.Println(r)
	target := errors.New("target")
	r = catch(func() { panic(fmt.Errorf("wrap: %w", target)) })
	fmt.Println(errors.Is(r.(error), target))
	var fn func()
	fmt.Println(catch(fn))
	fmt.Println(catch(func() {
		var e fmt.Stringer
		_ = e.String()
	}))
	fmt.Println(catch(func() {
		var x, y interface{} = []int{1}, []int{1}
		fmt.Println(x == y)
	}))
	fmt.Println(catch(func() {
		m := map[interface{}]int{}
		m[func() {}] = 1
	}))
	fmt.Println(catch(func() {
		var e interface{} = "text"
		_ = e.(fmt.Stringer)
	}))
}

// Output:
// true runtime error: index out of range [0] with length 0
// true <nil>
// again: once
// true
// runtime error: invalid memory address or nil pointer dereference
// runtime error: invalid memory address or nil pointer dereference
// runtime error: comparing uncomparable type []int
// runtime error: hash of unhashable type func()
// interface conversion: string is not fmt.Stringer: missing method String
