// Package output is where package fmt prints to: the standard output, or what a program put in its place in os.Stdout. It is
// of its own so that printing does not need package os.
package output

import "internal/native"

// redirection is package os, if the program has it.
type redirection struct {
	write func(s string) (n int, err error)
}

var std = newRedirection()

func newRedirection() *redirection {
	r := &redirection{}
	native.Hide(r)
	return r
}

// Redirect has write called with everything that is printed.
func Redirect(write func(s string) (n int, err error)) { std.write = write }

// Print writes s as one output.
func Print(s string) (n int, err error) {
	if std.write != nil {
		return std.write(s)
	}
	if s != "" {
		native.Write(1, s)
	}
	return len(s), nil
}
