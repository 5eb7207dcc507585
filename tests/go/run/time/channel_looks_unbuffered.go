// lang: go1.23
// Since go1.23 the channel of a timer looks unbuffered, and Reset and Stop leave no old value in it.
package main

import (
	"fmt"
	"time"
)

func main() {
	t := time.NewTimer(time.Millisecond)
	time.Sleep(2 * time.Millisecond)
	fmt.Println(len(t.C), cap(t.C))
	fmt.Println(t.Reset(time.Hour))
	select {
	case <-t.C:
		fmt.Println("old")
	default:
		fmt.Println("nothing")
	}
	fmt.Println(t.Stop())
}

// Output:
// 0 0
// true
// nothing
// true
