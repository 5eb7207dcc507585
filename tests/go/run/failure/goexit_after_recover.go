// A panic that a deferred call of an older frame recovers does not stop a Goexit.
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
	done := make(chan bool)
	go func() {
		defer close(done)
		outer()
		fmt.Println("never here")
	}()
	<-done
	fmt.Println("end")
}

// Output:
// recovered from a deferred call
// end
