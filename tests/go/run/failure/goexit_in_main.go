// Main may end itself: the others go on, and then nobody is left.
package main

// exit: 2
// stderr: fatal error: no goroutines (main called runtime.Goexit) - deadlock!

import (
	"fmt"
	"runtime"
)

func main() {
	deferred := make(chan bool)
	go func() { <-deferred; fmt.Println("goes on") }()
	defer func() { fmt.Println("deferred"); close(deferred) }()
	runtime.Goexit()
}

// Output:
// deferred
// goes on
