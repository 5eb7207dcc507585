// The clock cancels a context at its deadline; the earlier of two deadlines counts.
package main

import (
	"context"
	"errors"
	"fmt"
	"time"
)

func main() {
	start := time.Now()
	outer, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	inner, cancelInner := context.WithTimeout(outer, time.Hour)
	defer cancelInner()
	_, has := inner.Deadline()
	<-inner.Done()
	fmt.Println(time.Since(start).Round(10*time.Millisecond), has)
	fmt.Println(inner.Err(), errors.Is(outer.Err(), context.DeadlineExceeded))
	past, cancelPast := context.WithDeadline(context.Background(), start)
	defer cancelPast()
	fmt.Println(past.Err())
	early, cancelEarly := context.WithTimeout(context.Background(), time.Hour)
	cancelEarly()
	fmt.Println(early.Err())
	t, ok := outer.Err().(interface{ Timeout() bool })
	fmt.Println(ok, t.Timeout())
}

// Output:
// 20ms true
// context deadline exceeded true
// context deadline exceeded
// context canceled
// true true
