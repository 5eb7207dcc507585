// A timer sends the time once; After and NewTimer fire in the order of their deadlines.
package main

import (
	"fmt"
	"time"
)

func main() {
	start := time.Now()
	late, early := time.After(20*time.Millisecond), time.NewTimer(10*time.Millisecond)
	for i := 0; i < 2; i++ {
		select {
		case t := <-late:
			fmt.Println("late", t.Sub(start).Round(10*time.Millisecond))
		case t := <-early.C:
			fmt.Println("early", t.Sub(start).Round(10*time.Millisecond))
		}
	}
	fmt.Println(early.Stop(), cap(early.C) <= 1)
}

// Output:
// early 10ms
// late 20ms
// false true
