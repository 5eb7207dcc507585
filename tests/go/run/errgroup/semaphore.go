// A weighted semaphore: units are taken and given back; who asks for many is not passed by; a context ends the wait.
package main

import (
	"context"
	"fmt"
	"time"

	"golang.org/x/sync/semaphore"
)

func main() {
	s := semaphore.NewWeighted(3)
	ctx := context.Background()
	fmt.Println(s.Acquire(ctx, 2), s.TryAcquire(2), s.TryAcquire(1))
	go func() {
		time.Sleep(time.Second)
		s.Release(3)
	}()
	fmt.Println(s.Acquire(ctx, 3), s.TryAcquire(1))
	short, cancel := context.WithTimeout(ctx, time.Millisecond)
	defer cancel()
	fmt.Println(s.Acquire(short, 1), s.Acquire(short, 9))
	s.Release(3)
	defer func() { fmt.Println(recover()) }()
	s.Release(1)
}

// Output:
// <nil> false true
// <nil> false
// context deadline exceeded context deadline exceeded
// semaphore: released more than held
