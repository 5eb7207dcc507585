// AfterFunc runs its function in a goroutine of its own; what was done before it was started is visible there.
package main

import (
	"fmt"
	"time"
)

// finding: none

func main() {
	start, done := time.Now(), make(chan bool)
	x := 1
	time.AfterFunc(30*time.Millisecond, func() {
		fmt.Println("x is", x, "after", time.Since(start).Round(10*time.Millisecond))
		close(done)
	})
	<-done
}

// Output:
// x is 1 after 30ms
