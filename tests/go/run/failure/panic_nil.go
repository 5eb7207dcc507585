// Since go1.21 a panic with nil carries an error of its own.
package main

// lang: go1.21
// stderr: panic: panic called with nil argument (use GODEBUG=panicnil=1 to disable) [recovered]
// stderr: 	panic: panic called with nil argument (use GODEBUG=panicnil=1 to disable)

import (
	"fmt"
	"runtime"
)

func main() {
	defer func() {
		r := recover()
		_, ok := r.(*runtime.PanicNilError)
		fmt.Printf("%T %v\n", r, ok)
		panic(r)
	}()
	panic(nil)
}

// Output:
// *runtime.PanicNilError true
