// A panic's value that is an error, or has a String method, speaks for itself when the program ends.
package main

// exit: 2
// stderr: panic: first [recovered]
// stderr: 	panic: code 4 of 7
// finding: panic

import "fmt"

type failure struct{ code, of int }

func (f failure) Error() string { return fmt.Sprint("code ", f.code, " of ", f.of) }

func main() {
	defer func() {
		recover()
		panic(failure{4, 7})
	}()
	panic("first")
}
