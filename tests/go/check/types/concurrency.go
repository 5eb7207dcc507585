// go, defer, select and send.
package p

import "sync"

func f(c chan int, mu sync.Mutex) {
	go len(c)                      // ERROR `go discards result of len\(c\) \(value of type int\)`
	go func() int { return "a" }() // ERROR `cannot use "a" \(untyped string constant\) as int value in return statement`
	defer mu.Unlock(1)             // ERROR "too many arguments in call to mu.Unlock"
	c <- nil                       // ERROR "cannot use nil as int value in send"
	select {
	case x := <-c: // ERROR "declared and not used: x"
	case c <- "a": // ERROR `cannot use "a" \(untyped string constant\) as int value in send`
	case <-mu: // ERROR `invalid operation: cannot receive from non-channel mu \(variable of type sync.Mutex\)`
	}
	v, ok, w := <-c // ERROR "assignment mismatch: 3 variables but 1 value"
	mu.lock()       // ERROR `mu.lock undefined \(type sync.Mutex has no field or method lock, but does have method Lock\)`
}
