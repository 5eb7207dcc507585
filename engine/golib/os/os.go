// Package os: the process as far as a program in the machine has one. os.go has the process, file.go files, tree.go the
// tree of files that is the program's own: nothing of the host's is ever seen.
package os

import (
	"errors"
	"internal/native"
	"internal/output"
	"io/fs"
	"syscall"
)

// Args is the command line: the program's name.
var Args = []string{"main"}

var (
	ErrInvalid          = fs.ErrInvalid
	ErrPermission       = fs.ErrPermission
	ErrExist            = fs.ErrExist
	ErrNotExist         = fs.ErrNotExist
	ErrClosed           = fs.ErrClosed
	ErrDeadlineExceeded = errors.New("i/o timeout")
	ErrProcessDone      = errors.New("os: process already finished")
)

type (
	PathError = fs.PathError
	FileMode  = fs.FileMode
	FileInfo  = fs.FileInfo
	DirEntry  = fs.DirEntry
)

// A LinkError says what could not be done with which two files.
type LinkError struct {
	Op, Old, New string
	Err          error
}

func (e *LinkError) Error() string { return e.Op + " " + e.Old + " " + e.New + ": " + e.Err.Error() }
func (e *LinkError) Unwrap() error { return e.Err }

// A SyscallError is an error of the system with the name of what failed.
type SyscallError struct {
	Syscall string
	Err     error
}

func (e *SyscallError) Error() string { return e.Syscall + ": " + e.Err.Error() }
func (e *SyscallError) Unwrap() error { return e.Err }

const (
	ModeDir     = fs.ModeDir
	ModeAppend  = fs.ModeAppend
	ModeSymlink = fs.ModeSymlink
	ModeType    = fs.ModeType
	ModePerm    = fs.ModePerm

	PathSeparator     = '/'
	PathListSeparator = ':'
	DevNull           = "/dev/null"
)

func init() {
	output.Redirect(func(s string) (int, error) { return Stdout.WriteString(s) })
}

func exit(code int)

// Exit ends the program at once; deferred calls are not run.
func Exit(code int) { exit(code) }

// cause is the error inside those that only add what was done.
func cause(err error) error {
	switch e := err.(type) {
	case *PathError:
		return e.Err
	case *LinkError:
		return e.Err
	case *SyscallError:
		return e.Err
	}
	return err
}

func is(err, target error) bool {
	err = cause(err)
	errno, ok := err.(syscall.Errno)
	return err == target || ok && errno.Is(target)
}

func IsExist(err error) bool      { return err != nil && is(err, ErrExist) }
func IsNotExist(err error) bool   { return err != nil && is(err, ErrNotExist) }
func IsPermission(err error) bool { return err != nil && is(err, ErrPermission) }
func IsTimeout(err error) bool    { return err != nil && cause(err) == ErrDeadlineExceeded }

// The environment is empty at first; what is set is seen by this program only.

func LookupEnv(key string) (string, bool) {
	for i, k := range here.keys {
		if k == key {
			return here.values[i], true
		}
	}
	return "", false
}

func Getenv(key string) string {
	value, _ := LookupEnv(key)
	return value
}

func Setenv(key, value string) error {
	if key == "" {
		return &SyscallError{"setenv", syscall.EINVAL}
	}
	for i := 0; i < len(key); i++ {
		if key[i] == '=' || key[i] == 0 {
			return &SyscallError{"setenv", syscall.EINVAL}
		}
	}
	Unsetenv(key)
	here.keys = hiddenStrings(here.keys, key)
	here.values = hiddenStrings(here.values, value)
	return nil
}

// hiddenStrings is a copy of list, and one more, that no access makes visible.
func hiddenStrings(list []string, more ...string) []string {
	all := append(append(make([]string, 0, len(list)+len(more)+1), list...), more...)
	native.Hide(&all[:1][0])
	return all
}

func Unsetenv(key string) error {
	for i, k := range here.keys {
		if k == key {
			here.keys = append(here.keys[:i], here.keys[i+1:]...)
			here.values = append(here.values[:i], here.values[i+1:]...)
			break
		}
	}
	return nil
}

func Clearenv() { here.keys, here.values = nil, nil }

func Environ() []string {
	var all []string
	for i, k := range here.keys {
		all = append(all, k+"="+here.values[i])
	}
	return all
}

// Expand puts values in the place of $name and ${name}.
func Expand(s string, mapping func(string) string) string {
	text := ""
	for i := 0; i < len(s); i++ {
		if s[i] != '$' || i+1 == len(s) {
			text += s[i : i+1]
			continue
		}
		begin, end := i+1, i+1
		if s[begin] == '{' {
			for end < len(s) && s[end] != '}' {
				end++
			}
			if end == len(s) || end == begin+1 {
				if end != len(s) {
					i = end
				}
				if end == len(s) {
					i++
				}
				continue
			}
			text += mapping(s[begin+1 : end])
			i = end
			continue
		}
		for end < len(s) && (s[end] == '_' || '0' <= s[end] && s[end] <= '9' || 'a' <= s[end]|0x20 && s[end]|0x20 <= 'z') {
			end++
		}
		if end == begin {
			text += "$"
			continue
		}
		text += mapping(s[begin:end])
		i = end - 1
	}
	return text
}

func ExpandEnv(s string) string { return Expand(s, Getenv) }

// What there is of the process and the machine is always the same.

func Getpid() int                    { return 1 }
func Getppid() int                   { return 0 }
func Getuid() int                    { return 1000 }
func Geteuid() int                   { return 1000 }
func Getgid() int                    { return 1000 }
func Getpagesize() int               { return 4096 }
func Hostname() (string, error)      { return "lockstep", nil }
func Executable() (string, error)    { return "/main", nil }
func UserHomeDir() (string, error)   { return "/", nil }
func TempDir() string                { return "/tmp" }
func Getwd() (dir string, err error) { return here.folder, nil }

// A Signal, of which none is ever sent.
type Signal interface {
	String() string
	Signal()
}

var (
	Interrupt Signal = syscall.SIGINT
	Kill      Signal = syscall.SIGKILL
)
