// Sending on a closed channel, closing twice, closing nil, and a size that is none: errors of the runtime.
package main

import (
	"fmt"
	"runtime"
)

func try(f func()) {
	defer func() {
		r := recover()
		_, isRuntime := r.(runtime.Error)
		fmt.Println(r, isRuntime)
	}()
	f()
}

func main() {
	c, size := make(chan int, 1), -1
	close(c)
	try(func() { c <- 1 })
	try(func() { close(c) })
	try(func() { var none chan int; close(none) })
	try(func() { c = make(chan int, size) })
}

// Output:
// send on closed channel true
// close of closed channel true
// close of nil channel true
// makechan: size out of range true
