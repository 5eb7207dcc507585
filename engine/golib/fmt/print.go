// Package fmt: formatted printing. One call writes once, so its text is never torn apart.
//
// print.go has the functions, format.go reads format strings, value.go prints values of any type, text.go brings numbers and
// strings into the asked form.
package fmt

import (
	"internal/native"
	"internal/output"
	"io"
)

// State is what a Formatter is given: where to write, and what was asked for.
type State interface {
	Write(b []byte) (n int, err error)
	Width() (wid int, ok bool)
	Precision() (prec int, ok bool)
	Flag(c int) bool
}

// A Formatter does all of its formatting itself.
type Formatter interface{ Format(f State, verb rune) }

// A Stringer has a text of its own.
type Stringer interface{ String() string }

// A GoStringer has its own form for %#v.
type GoStringer interface{ GoString() string }

// flags and numbers between % and the verb.
type directive struct {
	width, precision       int
	hasWidth, hasPrecision bool
	minus, plus, sharp     bool
	space, zero            bool
	plusV, sharpV          bool // %+v and %#v, which mean something else than a sign and a prefix
}

type printer struct {
	directive
	text     []byte
	arg      any  // what is being printed
	nested   bool // a panic in a method is being printed
	erroring bool // a bad verb is being reported: no methods
	wraps    bool // %w is allowed
	wrapped  []int
	indexed  bool // arguments were named by [n]
}

func (p *printer) Write(b []byte) (n int, err error) {
	p.text = append(p.text, b...)
	return len(b), nil
}

func (p *printer) WriteString(s string) (n int, err error) {
	p.text = append(p.text, s...)
	return len(s), nil
}

func (p *printer) Width() (wid int, ok bool)      { return p.width, p.hasWidth }
func (p *printer) Precision() (prec int, ok bool) { return p.precision, p.hasPrecision }

func (p *printer) Flag(c int) bool {
	switch c {
	case '-':
		return p.minus
	case '+':
		return p.plus || p.plusV
	case '#':
		return p.sharp || p.sharpV
	case ' ':
		return p.space
	case '0':
		return p.zero
	}
	return false
}

// line is Sprintln without the line end if spaced, else Sprint.
func line(a []any, spaced bool) string {
	if s, ok := native.Line(a, spaced); ok {
		return s
	}
	var p printer
	wasString := true
	for i, arg := range a {
		isString := native.Kind(arg)&^native.HasMethods == native.String
		if i > 0 && (spaced || !isString && !wasString) {
			p.text = append(p.text, ' ')
		}
		p.print(arg, 'v')
		wasString = isString
	}
	return string(p.text)
}

// Print writes its arguments in their default form, a space between two that are no strings.
func Print(a ...any) (n int, err error) { return output.Print(line(a, false)) }

// Println writes its arguments with spaces between and a line end.
func Println(a ...any) (n int, err error) { return output.Print(line(a, true) + "\n") }

// Printf writes as the format says.
func Printf(format string, a ...any) (n int, err error) {
	return output.Print(Sprintf(format, a...))
}

func Sprint(a ...any) string   { return line(a, false) }
func Sprintln(a ...any) string { return line(a, true) + "\n" }

func Sprintf(format string, a ...any) string {
	var p printer
	p.printf(format, a)
	return string(p.text)
}

func Fprint(w io.Writer, a ...any) (n int, err error)   { return w.Write([]byte(line(a, false))) }
func Fprintln(w io.Writer, a ...any) (n int, err error) { return w.Write([]byte(line(a, true) + "\n")) }

func Fprintf(w io.Writer, format string, a ...any) (n int, err error) {
	return w.Write([]byte(Sprintf(format, a...)))
}

func Append(b []byte, a ...any) []byte   { return append(b, line(a, false)...) }
func Appendln(b []byte, a ...any) []byte { return append(append(b, line(a, true)...), '\n') }

func Appendf(b []byte, format string, a ...any) []byte {
	return append(b, Sprintf(format, a...)...)
}

// FormatString gives the directive that a Formatter was called for.
func FormatString(state State, verb rune) string {
	text := []byte{'%'}
	for _, c := range " +-#0" {
		if state.Flag(int(c)) {
			text = append(text, byte(c))
		}
	}
	if w, ok := state.Width(); ok {
		text = append(text, native.FormatInt(int64(w), 10)...)
	}
	if p, ok := state.Precision(); ok {
		text = append(append(text, '.'), native.FormatInt(int64(p), 10)...)
	}
	return string(append(text, string(verb)...))
}
