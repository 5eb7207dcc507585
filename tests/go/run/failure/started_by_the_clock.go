// A goroutine of AfterFunc was created by package time.
package main

// stderr: goroutine 6 [running]:
// stderr: main.main.func1()
// stderr: created by time.goFunc

import "time"

func main() {
	time.AfterFunc(time.Millisecond, func() { panic("late") })
	time.Sleep(time.Second)
}
