// Main may end itself: the others go on, and then nobody is left.
package main

// exit: 2
// stderr: fatal error: no goroutines (main called runtime.Goexit) - deadlock!

import (
	"fmt"
	"runtime"
)

func main() {
	go func() { fmt.Println("goes on") }()
	defer fmt.Println("deferred")
	runtime.Goexit()
}

// Output:
// deferred
// goes on
