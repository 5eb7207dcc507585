// Where runtime.Goexit and a panic run deferred calls they are frames of their own.
package main

// stderr: fatal error: all goroutines are asleep - deadlock!
// stderr: main.main.func1.1()
// stderr: panic(...)
// stderr: main.main.func1()
// stderr: main.leave.func1()
// stderr: runtime.Goexit()
// stderr: main.leave()

import (
	"fmt"
	"runtime"
)

func leave() {
	defer func() {
		<-make(chan int)
	}()
	runtime.Goexit()
}

func main() {
	go leave()
	defer func() {
		defer func() {
			fmt.Println(recover())
			<-make(chan int)
		}()
		panic("inner")
	}()
	panic("outer")
}

// Output:
// inner
