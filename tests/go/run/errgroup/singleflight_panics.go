// A panic of the function reaches all who called Do, with the calls that were under way; it can be recovered.
package main

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"
)

var errBad = errors.New("bad")

func main() {
	var g singleflight.Group
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			defer func() {
				err := recover().(error)
				first, stack, _ := strings.Cut(err.Error(), "\n\n")
				fmt.Println(first, errors.Is(err, errBad), strings.Contains(stack, "main.ask"), strings.Contains(stack, "goroutine"))
			}()
			g.Do("key", ask)
		}()
	}
	wg.Wait()
}

func ask() (any, error) {
	time.Sleep(time.Second)
	panic(errBad)
}

// Output:
// bad true true false
// bad true true false
