// What is out of range is named as its type shows it; the errors are Go's own types.
package main

import (
	"errors"
	"fmt"
	"runtime"
)

func try(f func()) {
	defer func() {
		r := recover()
		var e runtime.Error
		fmt.Printf("%T %v %v\n", r, r, errors.As(r.(error), &e))
	}()
	f()
}

func main() {
	s, text, array := []int{1}, "abc", [3]int{}
	const huge = 1 << 63
	var u uint64 = huge
	var p uintptr = huge + 5
	i, zero := -1, 0
	try(func() { s[u] = 1 })
	try(func() { fmt.Println(text[u]) })
	try(func() { fmt.Println(array[p]) })
	try(func() { fmt.Println(s[u:]) })
	try(func() { fmt.Println(s[:p]) })
	try(func() { fmt.Println(s[0:1:u]) })
	try(func() { fmt.Println(text[u:]) })
	try(func() { fmt.Println(text[:u]) })
	try(func() { fmt.Println(s[i]) })
	try(func() { fmt.Println(s[:i]) })
	try(func() { fmt.Println(1 / zero) })
	try(func() { _ = make([]int, u) })
	try(func() { _ = make(chan int, int64(1)<<62) })
	fmt.Println(cap(make(chan struct{}, int64(1)<<62)))
}

// Output:
// runtime.boundsError runtime error: index out of range [9223372036854775808] with length 1 true
// runtime.boundsError runtime error: index out of range [9223372036854775808] with length 3 true
// runtime.boundsError runtime error: index out of range [9223372036854775813] with length 3 true
// runtime.boundsError runtime error: slice bounds out of range [9223372036854775808:1] true
// runtime.boundsError runtime error: slice bounds out of range [:9223372036854775813] with capacity 1 true
// runtime.boundsError runtime error: slice bounds out of range [::9223372036854775808] with capacity 1 true
// runtime.boundsError runtime error: slice bounds out of range [9223372036854775808:3] true
// runtime.boundsError runtime error: slice bounds out of range [:9223372036854775808] with length 3 true
// runtime.boundsError runtime error: index out of range [-1] true
// runtime.boundsError runtime error: slice bounds out of range [:-1] true
// runtime.errorString runtime error: integer divide by zero true
// runtime.errorString runtime error: makeslice: len out of range true
// runtime.plainError makechan: size out of range true
// 4611686018427387904
