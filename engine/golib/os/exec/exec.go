// Package exec: there are no other programs. Every attempt to start one fails as if it were not installed.
package exec

import (
	"errors"
	"io"
)

var ErrNotFound = errors.New("executable file not found in $PATH")

// An Error says which program could not be found.
type Error struct {
	Name string
	Err  error
}

func (e *Error) Error() string { return "exec: \"" + e.Name + "\": " + e.Err.Error() }
func (e *Error) Unwrap() error { return e.Err }

// A Cmd is a program that would be run.
type Cmd struct {
	Path   string
	Args   []string
	Env    []string
	Dir    string
	Stdin  io.Reader
	Stdout io.Writer
	Stderr io.Writer
	Err    error
}

func LookPath(file string) (string, error) { return "", &Error{file, ErrNotFound} }

func Command(name string, arg ...string) *Cmd {
	return &Cmd{Path: name, Args: append([]string{name}, arg...), Err: &Error{name, ErrNotFound}}
}

func (c *Cmd) String() string {
	text := ""
	for i, arg := range c.Args {
		if i > 0 {
			text += " "
		}
		text += arg
	}
	return text
}

func (c *Cmd) Start() error                    { return c.Err }
func (c *Cmd) Run() error                      { return c.Err }
func (c *Cmd) Wait() error                     { return errors.New("exec: not started") }
func (c *Cmd) Output() ([]byte, error)         { return nil, c.Err }
func (c *Cmd) CombinedOutput() ([]byte, error) { return nil, c.Err }
