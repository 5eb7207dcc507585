// A panic that a deferred call of an older frame recovers does not stop a Goexit.
// differs: Go has several processors
package main

import (
	"fmt"
	"runtime"
)

func inner() {
	defer func() { panic("from a deferred call") }()
	runtime.Goexit()
}

func outer() {
	defer func() { fmt.Println("recovered", recover()) }()
	inner()
	fmt.Println("never")
}

func main() {
	go func() {
		outer()
		fmt.Println("never here")
	}()
	for i := 0; i < 3; i++ {
		runtime.Gosched()
	}
	fmt.Println("end")
}

// Output:
// recovered from a deferred call
// end
