// The functions init are numbered; until main.main is called the main goroutine is locked to its thread.
package main

// stderr: goroutine 1 [chan receive, locked to thread]:
// stderr: main.init.1.func1(...)
// stderr: main.init.1()

var ready = make(chan bool)

func init() {
	go func() {}()
}

func init() {
	func(c chan bool) {
		<-c
	}(ready)
}

func main() {}
