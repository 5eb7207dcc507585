// Package log writes lines with a time and a prefix. A logger's state is the library's own, as if its lock were never seen:
// writing a line is one step, the output itself.
package log

import (
	"fmt"
	"internal/native"
	"io"
	"os"
	"runtime"
	"time"
)

// What stands before a line.
const (
	Ldate         = 1 << iota // 2009/01/23
	Ltime                     // 01:23:23
	Lmicroseconds             // 01:23:23.123123
	Llongfile                 // the whole name of the file, and the line
	Lshortfile                // its last part
	LUTC                      // the time of UTC
	Lmsgprefix                // the prefix stands before the message, not before the line
	LstdFlags     = Ldate | Ltime
)

// A Logger writes each line with one call of Write.
type Logger struct {
	prefix string
	flags  int
	out    io.Writer
}

// New makes a logger.
func New(out io.Writer, prefix string, flag int) *Logger {
	l := &Logger{prefix, flag, out}
	native.Hide(l)
	return l
}

var std = New(os.Stderr, "", LstdFlags)

// Default is the logger behind the functions of this package.
func Default() *Logger { return std }

func (l *Logger) SetOutput(w io.Writer)   { l.out = w }
func (l *Logger) Writer() io.Writer       { return l.out }
func (l *Logger) Flags() int              { return l.flags }
func (l *Logger) SetFlags(flag int)       { l.flags = flag }
func (l *Logger) Prefix() string          { return l.prefix }
func (l *Logger) SetPrefix(prefix string) { l.prefix = prefix }

// digits appends v with at least width digits.
func digits(b []byte, v, width int) []byte {
	text := native.FormatInt(int64(v), 10)
	for ; width > len(text); width-- {
		b = append(b, '0')
	}
	return append(b, text...)
}

func (l *Logger) head(b []byte, depth int) []byte {
	if l.flags&Lmsgprefix == 0 {
		b = append(b, l.prefix...)
	}
	if l.flags&(Ldate|Ltime|Lmicroseconds) != 0 {
		now := time.Now()
		if l.flags&Ldate != 0 {
			year, month, day := now.Date()
			b = append(digits(b, year, 4), '/')
			b = append(digits(b, int(month), 2), '/')
			b = append(digits(b, day, 2), ' ')
		}
		if l.flags&(Ltime|Lmicroseconds) != 0 {
			hour, min, sec := now.Clock()
			b = append(digits(b, hour, 2), ':')
			b = append(digits(b, min, 2), ':')
			b = digits(b, sec, 2)
			if l.flags&Lmicroseconds != 0 {
				b = digits(append(b, '.'), now.Nanosecond()/1000, 6)
			}
			b = append(b, ' ')
		}
	}
	if l.flags&(Lshortfile|Llongfile) != 0 {
		_, file, line, ok := runtime.Caller(depth)
		if !ok {
			file, line = "???", 0
		}
		if l.flags&Lshortfile != 0 {
			for i := len(file) - 1; i > 0; i-- {
				if file[i] == '/' {
					file = file[i+1:]
					break
				}
			}
		}
		b = digits(append(append(b, file...), ':'), line, 0)
		b = append(b, ": "...)
	}
	if l.flags&Lmsgprefix != 0 {
		b = append(b, l.prefix...)
	}
	return b
}

// Output writes a line; depth is how far up its place is looked for, 1 being the caller of Output.
func (l *Logger) Output(depth int, s string) error {
	line := append(l.head(nil, depth+1), s...)
	if s == "" || s[len(s)-1] != '\n' {
		line = append(line, '\n')
	}
	_, err := l.out.Write(line)
	return err
}

func (l *Logger) Print(v ...any)                 { l.Output(2, fmt.Sprint(v...)) }
func (l *Logger) Printf(format string, v ...any) { l.Output(2, fmt.Sprintf(format, v...)) }
func (l *Logger) Println(v ...any)               { l.Output(2, fmt.Sprintln(v...)) }

func (l *Logger) Fatal(v ...any) {
	l.Output(2, fmt.Sprint(v...))
	os.Exit(1)
}

func (l *Logger) Fatalf(format string, v ...any) {
	l.Output(2, fmt.Sprintf(format, v...))
	os.Exit(1)
}

func (l *Logger) Fatalln(v ...any) {
	l.Output(2, fmt.Sprintln(v...))
	os.Exit(1)
}

func (l *Logger) Panic(v ...any) {
	s := fmt.Sprint(v...)
	l.Output(2, s)
	panic(s)
}

func (l *Logger) Panicf(format string, v ...any) {
	s := fmt.Sprintf(format, v...)
	l.Output(2, s)
	panic(s)
}

func (l *Logger) Panicln(v ...any) {
	s := fmt.Sprintln(v...)
	l.Output(2, s)
	panic(s)
}

func SetOutput(w io.Writer)            { std.out = w }
func Writer() io.Writer                { return std.out }
func Flags() int                       { return std.flags }
func SetFlags(flag int)                { std.flags = flag }
func Prefix() string                   { return std.prefix }
func SetPrefix(prefix string)          { std.prefix = prefix }
func Output(depth int, s string) error { return std.Output(depth+1, s) }
func Print(v ...any)                   { std.Output(2, fmt.Sprint(v...)) }
func Printf(format string, v ...any)   { std.Output(2, fmt.Sprintf(format, v...)) }
func Println(v ...any)                 { std.Output(2, fmt.Sprintln(v...)) }

func Fatal(v ...any) {
	std.Output(2, fmt.Sprint(v...))
	os.Exit(1)
}

func Fatalf(format string, v ...any) {
	std.Output(2, fmt.Sprintf(format, v...))
	os.Exit(1)
}

func Fatalln(v ...any) {
	std.Output(2, fmt.Sprintln(v...))
	os.Exit(1)
}

func Panic(v ...any) {
	s := fmt.Sprint(v...)
	std.Output(2, s)
	panic(s)
}

func Panicf(format string, v ...any) {
	s := fmt.Sprintf(format, v...)
	std.Output(2, s)
	panic(s)
}

func Panicln(v ...any) {
	s := fmt.Sprintln(v...)
	std.Output(2, s)
	panic(s)
}
