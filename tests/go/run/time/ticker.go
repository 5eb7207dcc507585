// A ticker ticks again and again until it is stopped; ticks that nobody takes in time are left out.
package main

import (
	"fmt"
	"time"
)

func main() {
	start := time.Now()
	ticker := time.NewTicker(10 * time.Millisecond)
	for i := 0; i < 3; i++ {
		fmt.Println((<-ticker.C).Sub(start).Round(10 * time.Millisecond))
	}
	time.Sleep(35 * time.Millisecond)
	<-ticker.C
	ticker.Reset(20 * time.Millisecond)
	before := time.Now()
	fmt.Println((<-ticker.C).Sub(before).Round(5 * time.Millisecond))
	ticker.Stop()
	select {
	case <-ticker.C:
		fmt.Println("still ticking")
	case <-time.After(time.Second):
		fmt.Println("stopped")
	}
	fmt.Println(time.Tick(0) == nil)
}

// Output:
// 10ms
// 20ms
// 30ms
// 20ms
// stopped
// true
