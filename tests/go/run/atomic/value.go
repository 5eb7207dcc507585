// A Value keeps the type of its first Store; what does not fit panics.
package main

import (
	"fmt"
	"sync/atomic"
)

func try(what func()) {
	defer func() { fmt.Println(recover()) }()
	what()
}

func main() {
	var v atomic.Value
	fmt.Println(v.Load())
	try(func() { v.Store(nil) })
	try(func() { fmt.Println(v.CompareAndSwap(nil, 1), v.Load()) })
	try(func() { v.Store("text") })
	try(func() { v.Swap(nil) })
	try(func() { v.Swap(1.5) })
	try(func() { v.CompareAndSwap(1, nil) })
	try(func() { v.CompareAndSwap("x", 2) })
	try(func() { v.CompareAndSwap("x", "y") })
	try(func() { fmt.Println(v.Swap(7), v.CompareAndSwap(7, 8), v.CompareAndSwap(7, 9), v.Load()) })
	var s atomic.Value
	s.Store([]int{1})
	try(func() { s.CompareAndSwap([]int{1}, []int{2}) })
}

// Output:
// <nil>
// sync/atomic: store of nil value into Value
// true 1
// <nil>
// sync/atomic: store of inconsistently typed value into Value
// sync/atomic: swap of nil value into Value
// sync/atomic: swap of inconsistently typed value into Value
// sync/atomic: compare and swap of nil value into Value
// sync/atomic: compare and swap of inconsistently typed values
// sync/atomic: compare and swap of inconsistently typed value into Value
// 1 true false 8
// <nil>
// runtime error: comparing uncomparable type []int
