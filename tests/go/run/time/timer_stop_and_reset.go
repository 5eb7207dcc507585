// Stop and Reset say whether the timer was running; a stopped timer never fires.
package main

import (
	"fmt"
	"time"
)

func main() {
	t := time.NewTimer(time.Hour)
	fmt.Println(t.Stop(), t.Stop())
	fmt.Println(t.Reset(5 * time.Millisecond))
	<-t.C
	fmt.Println(t.Reset(time.Hour), t.Reset(time.Millisecond))
	select {
	case <-t.C:
		fmt.Println("fired")
	case <-time.After(50 * time.Millisecond):
		fmt.Println("too late")
	}
	f := time.AfterFunc(time.Hour, func() { fmt.Println("never") })
	fmt.Println(f.Stop(), f.C == nil)
}

// Output:
// true false
// false
// false true
// fired
// true true
