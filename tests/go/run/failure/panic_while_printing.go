// A panic in the Error method of a panic's value.
// differs: Go also lists goroutines of its own
package main

// exit: 2
// stderr: fatal error: panic while printing panic value: worse
// finding: fatal-error

type bad struct{}

func (bad) Error() string { panic("worse") }

func main() {
	panic(bad{})
}
