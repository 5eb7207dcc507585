// Package os: the process as far as a program in the machine has one: standard files, arguments, exit.
package os

import (
	"errors"
	"internal/native"
	"io"
)

// A File is one of the standard files.
type File struct {
	fd   int
	name string
}

var (
	Stdin  = &File{0, "/dev/stdin"}
	Stdout = &File{1, "/dev/stdout"}
	Stderr = &File{2, "/dev/stderr"}
)

// Args is the command line: the program's name.
var Args = []string{"main"}

var (
	ErrInvalid    = errors.New("invalid argument")
	ErrPermission = errors.New("permission denied")
	ErrExist      = errors.New("file already exists")
	ErrNotExist   = errors.New("file does not exist")
	ErrClosed     = errors.New("file already closed")
)

func exit(code int)

// descriptor reads the number without touching shared memory visibly: standard files belong to everyone.
func (f *File) descriptor() int

// Write writes b as one output.
func (f *File) Write(b []byte) (n int, err error) { return f.WriteString(string(b)) }

// WriteString writes s as one output.
func (f *File) WriteString(s string) (n int, err error) {
	if f == nil {
		return 0, ErrInvalid
	}
	if s != "" {
		native.Write(f.descriptor(), s)
	}
	return len(s), nil
}

// Read of the standard input finds nothing: a program has no outside world of its own.
func (f *File) Read(b []byte) (n int, err error) {
	if f == nil {
		return 0, ErrInvalid
	}
	if len(b) == 0 {
		return 0, nil
	}
	return 0, io.EOF
}

func (f *File) Name() string { return f.name }
func (f *File) Fd() uintptr  { return uintptr(f.descriptor()) }
func (f *File) Sync() error  { return nil }
func (f *File) Close() error { return nil }

// Exit ends the program at once; deferred calls are not run.
func Exit(code int) { exit(code) }

// Getenv finds no variable set.
func Getenv(key string) string { return "" }

// LookupEnv finds no variable set.
func LookupEnv(key string) (string, bool) { return "", false }

// Getpid is always the same, as all of a run is.
func Getpid() int { return 1 }
