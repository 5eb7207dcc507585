// While somebody waits at a channel of DoChan, nobody can recover from a panic of the function.
package main

// stderr: panic: bad
// stderr: main.ask(...)
// stderr: created by golang.org/x/sync/singleflight.(*Group).
// finding: panic

import (
	"fmt"
	"time"

	"golang.org/x/sync/singleflight"
)

func main() {
	var g singleflight.Group
	go func() {
		defer func() { fmt.Println("never recovered", recover()) }()
		g.Do("key", ask)
	}()
	time.Sleep(time.Millisecond)
	<-g.DoChan("key", ask)
}

func ask() (any, error) {
	time.Sleep(time.Second)
	panic("bad")
}
