// lang: go1.23
// Since go1.23 a ticker that nobody waits for keeps no program alive.
package main

// stderr: fatal error: all goroutines are asleep - deadlock!
// stderr: goroutine 1 [chan receive]:
// finding: deadlock

import (
	"fmt"
	"time"
)

func main() {
	ticker := time.NewTicker(time.Second)
	<-ticker.C
	fmt.Println("tick")
	<-make(chan int)
}

// Output:
// tick
