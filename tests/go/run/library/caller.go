// runtime.Caller knows the line and the function that called.
package main

import (
	"fmt"
	"path/filepath"
	"runtime"
)

type place struct{}

func (place) print() {
	for skip := 0; skip < 2; skip++ {
		pc, file, line, ok := runtime.Caller(skip)
		fmt.Println(runtime.FuncForPC(pc).Name(), filepath.Base(file), line, ok)
	}
}

func main() {
	place{}.print()
	func() {
		place{}.print()
	}()
}

// Output:
// main.place.print caller.go 14 true
// main.main caller.go 20 true
// main.place.print caller.go 14 true
// main.main.func1 caller.go 22 true
