// oracle 30: if the clock is early, or the goroutine late, main returns before anybody has panicked: all is well, says exit 0.
package main

// schedule: ls1 clock=adversarial; main:2 clock:1 main:2
// exit: 0

import (
	"fmt"
	"time"
)

func main() {
	go func() {
		panic("too late")
	}()
	time.Sleep(time.Second)
	fmt.Println("exit")
}

// Output:
// exit
