// os.Exit ends the program at once: deferred calls do not run.
package main

// exit: 3

import (
	"fmt"
	"os"
)

func main() {
	defer fmt.Println("never")
	fmt.Println("before")
	os.Exit(3)
}

// Output:
// before
