// Panics, recovered and passed on.
package main

import (
	"errors"
	"fmt"
)

func try(name string, f func()) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%s: %v", name, r)
		}
	}()
	f()
	return nil
}

func nested() {
	defer func() {
		fmt.Println("outer", recover())
	}()
	defer func() {
		defer func() { fmt.Println("inner", recover()) }()
		panic("second")
	}()
	panic("first")
}

func main() {
	var p *struct{ x int }
	var m map[string]int
	var s []int
	zero, two := 0, 2
	fmt.Println(try("nothing", func() {}))
	fmt.Println(try("nil", func() { p.x = 1 }))
	fmt.Println(try("map", func() { m["a"] = 1 }))
	fmt.Println(try("index", func() { s[two] = 1 }))
	fmt.Println(try("slice", func() { _ = s[two:] }))
	fmt.Println(try("divide", func() { zero = 1 / zero }))
	fmt.Println(try("value", func() { panic(errors.New("mine")) }))
	fmt.Println(try("type", func() { var i interface{} = 1; _ = i.(string) }))
	fmt.Println(try("make", func() { _ = make([]int, zero-1) }))
	nested()
	fmt.Println(recover())
}

// Output:
// <nil>
// nil: runtime error: invalid memory address or nil pointer dereference
// map: assignment to entry in nil map
// index: runtime error: index out of range [2] with length 0
// slice: runtime error: slice bounds out of range [2:0]
// divide: runtime error: integer divide by zero
// value: mine
// type: interface conversion: interface {} is int, not string
// make: runtime error: makeslice: len out of range
// inner second
// outer first
// <nil>
