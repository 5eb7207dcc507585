// Package flag reads the command line: the name of the program alone, unless a program sets os.Args itself.
package flag

import (
	"errors"
	"fmt"
	"io"
	"os"
	"sort"
	"strconv"
	"time"
)

var ErrHelp = errors.New("flag: help requested")

// A Value is what a flag sets.
type Value interface {
	String() string
	Set(string) error
}

// A Getter also gives the value.
type Getter interface {
	Value
	Get() any
}

type ErrorHandling int

const (
	ContinueOnError ErrorHandling = iota
	ExitOnError
	PanicOnError
)

// A Flag with its name, use and values.
type Flag struct {
	Name     string
	Usage    string
	Value    Value
	DefValue string
}

// A FlagSet is a set of flags that are read together.
type FlagSet struct {
	Usage    func()
	name     string
	parsed   bool
	actual   map[string]*Flag
	formal   map[string]*Flag
	args     []string
	handling ErrorHandling
	output   io.Writer
}

func NewFlagSet(name string, handling ErrorHandling) *FlagSet {
	return &FlagSet{name: name, handling: handling, actual: map[string]*Flag{}, formal: map[string]*Flag{}}
}

var CommandLine = NewFlagSet(os.Args[0], ExitOnError)

// value is a Value of any basic type, by functions that read and write it.
type value[T any] struct {
	at    *T
	parse func(string) (T, error)
	text  func(T) string
	kind  string
}

func (v *value[T]) String() string {
	if v == nil || v.at == nil {
		return ""
	}
	return v.text(*v.at)
}

func (v *value[T]) Get() any         { return *v.at }
func (v *value[T]) IsBoolFlag() bool { return v.kind == "" }

func (v *value[T]) Set(s string) error {
	parsed, err := v.parse(s)
	if err != nil {
		var number *strconv.NumError
		if errors.As(err, &number) && number.Err == strconv.ErrRange {
			return errors.New("value out of range")
		}
		return errors.New("parse error")
	}
	*v.at = parsed
	return nil
}

// function is a flag that calls.
type function func(string) error

func (f function) String() string     { return "" }
func (f function) Set(s string) error { return f(s) }

func (f *FlagSet) Var(v Value, name, usage string) {
	if _, again := f.formal[name]; again {
		text := "flag redefined: " + name
		if f.name != "" {
			text = f.name + " " + text
		}
		fmt.Fprintln(f.Output(), text)
		panic(text)
	}
	f.formal[name] = &Flag{name, usage, v, v.String()}
}

func (f *FlagSet) BoolVar(p *bool, name string, v bool, usage string) {
	*p = v
	f.Var(&value[bool]{p, strconv.ParseBool, strconv.FormatBool, ""}, name, usage)
}

func (f *FlagSet) StringVar(p *string, name string, v string, usage string) {
	*p = v
	same := func(s string) string { return s }
	f.Var(&value[string]{p, func(s string) (string, error) { return s, nil }, same, "string"}, name, usage)
}

func (f *FlagSet) IntVar(p *int, name string, v int, usage string) {
	*p = v
	parse := func(s string) (int, error) {
		n, err := strconv.ParseInt(s, 0, 64)
		return int(n), err
	}
	f.Var(&value[int]{p, parse, strconv.Itoa, "int"}, name, usage)
}

func (f *FlagSet) Int64Var(p *int64, name string, v int64, usage string) {
	*p = v
	parse := func(s string) (int64, error) { return strconv.ParseInt(s, 0, 64) }
	f.Var(&value[int64]{p, parse, func(n int64) string { return strconv.FormatInt(n, 10) }, "int"}, name, usage)
}

func (f *FlagSet) UintVar(p *uint, name string, v uint, usage string) {
	*p = v
	parse := func(s string) (uint, error) {
		n, err := strconv.ParseUint(s, 0, 64)
		return uint(n), err
	}
	f.Var(&value[uint]{p, parse, func(n uint) string { return strconv.FormatUint(uint64(n), 10) }, "uint"}, name, usage)
}

func (f *FlagSet) Float64Var(p *float64, name string, v float64, usage string) {
	*p = v
	parse := func(s string) (float64, error) { return strconv.ParseFloat(s, 64) }
	text := func(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }
	f.Var(&value[float64]{p, parse, text, "float"}, name, usage)
}

func (f *FlagSet) DurationVar(p *time.Duration, name string, v time.Duration, usage string) {
	*p = v
	f.Var(&value[time.Duration]{p, time.ParseDuration, time.Duration.String, "duration"}, name, usage)
}

func (f *FlagSet) Func(name, usage string, fn func(string) error) { f.Var(function(fn), name, usage) }

func (f *FlagSet) Bool(name string, v bool, usage string) *bool {
	p := new(bool)
	f.BoolVar(p, name, v, usage)
	return p
}

func (f *FlagSet) String(name string, v string, usage string) *string {
	p := new(string)
	f.StringVar(p, name, v, usage)
	return p
}

func (f *FlagSet) Int(name string, v int, usage string) *int {
	p := new(int)
	f.IntVar(p, name, v, usage)
	return p
}

func (f *FlagSet) Int64(name string, v int64, usage string) *int64 {
	p := new(int64)
	f.Int64Var(p, name, v, usage)
	return p
}

func (f *FlagSet) Uint(name string, v uint, usage string) *uint {
	p := new(uint)
	f.UintVar(p, name, v, usage)
	return p
}

func (f *FlagSet) Float64(name string, v float64, usage string) *float64 {
	p := new(float64)
	f.Float64Var(p, name, v, usage)
	return p
}

func (f *FlagSet) Duration(name string, v time.Duration, usage string) *time.Duration {
	p := new(time.Duration)
	f.DurationVar(p, name, v, usage)
	return p
}

func (f *FlagSet) Name() string             { return f.name }
func (f *FlagSet) SetOutput(w io.Writer)    { f.output = w }
func (f *FlagSet) Parsed() bool             { return f.parsed }
func (f *FlagSet) Args() []string           { return f.args }
func (f *FlagSet) NArg() int                { return len(f.args) }
func (f *FlagSet) NFlag() int               { return len(f.actual) }
func (f *FlagSet) Lookup(name string) *Flag { return f.formal[name] }

func (f *FlagSet) Output() io.Writer {
	if f.output == nil {
		return os.Stderr
	}
	return f.output
}

func (f *FlagSet) Arg(i int) string {
	if i < 0 || i >= len(f.args) {
		return ""
	}
	return f.args[i]
}

func visit(flags map[string]*Flag, fn func(*Flag)) {
	var names []string
	for name := range flags {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		fn(flags[name])
	}
}

func (f *FlagSet) VisitAll(fn func(*Flag)) { visit(f.formal, fn) }
func (f *FlagSet) Visit(fn func(*Flag))    { visit(f.actual, fn) }

func (f *FlagSet) Set(name, text string) error {
	flag, ok := f.formal[name]
	if !ok {
		return fmt.Errorf("no such flag -%v", name)
	}
	if err := flag.Value.Set(text); err != nil {
		return err
	}
	f.actual[name] = flag
	return nil
}

func isBool(v Value) bool {
	b, ok := v.(interface{ IsBoolFlag() bool })
	return ok && b.IsBoolFlag()
}

// UnquoteUsage gives the name of a flag's value, which stands in back quotes, and the text without them.
func UnquoteUsage(flag *Flag) (name string, usage string) {
	usage = flag.Usage
	for i := 0; i < len(usage); i++ {
		if usage[i] != '`' {
			continue
		}
		for j := i + 1; j < len(usage); j++ {
			if usage[j] == '`' {
				name = usage[i+1 : j]
				return name, usage[:i] + name + usage[j+1:]
			}
		}
		break
	}
	switch v := flag.Value.(type) {
	case *value[bool]:
		return "", usage
	case *value[string]:
		return v.kind, usage
	case *value[int]:
		return v.kind, usage
	case *value[int64]:
		return v.kind, usage
	case *value[uint]:
		return v.kind, usage
	case *value[float64]:
		return v.kind, usage
	case *value[time.Duration]:
		return v.kind, usage
	}
	if isBool(flag.Value) {
		return "", usage
	}
	return "value", usage
}

func (f *FlagSet) PrintDefaults() {
	f.VisitAll(func(flag *Flag) {
		line := "  -" + flag.Name
		name, usage := UnquoteUsage(flag)
		if name != "" {
			line += " " + name
		}
		if len(line) <= 4 {
			line += "\t"
		} else {
			line += "\n    \t"
		}
		for _, c := range usage {
			line += string(c)
			if c == '\n' {
				line += "    \t"
			}
		}
		switch flag.DefValue {
		case "", "0", "false", "0s":
		default:
			if _, ok := flag.Value.(*value[string]); ok {
				line += fmt.Sprintf(" (default %q)", flag.DefValue)
			} else {
				line += fmt.Sprintf(" (default %v)", flag.DefValue)
			}
		}
		fmt.Fprint(f.Output(), line, "\n")
	})
}

func (f *FlagSet) usage() {
	if f.Usage != nil {
		f.Usage()
		return
	}
	if f == CommandLine && Usage != nil {
		Usage()
		return
	}
	f.defaultUsage()
}

func (f *FlagSet) defaultUsage() {
	if f.name == "" {
		fmt.Fprintf(f.Output(), "Usage:\n")
	} else {
		fmt.Fprintf(f.Output(), "Usage of %s:\n", f.name)
	}
	f.PrintDefaults()
}

func (f *FlagSet) fail(format string, a ...any) error {
	err := fmt.Errorf(format, a...)
	fmt.Fprintln(f.Output(), err)
	f.usage()
	return err
}

// one reads a flag; more if there may be another one.
func (f *FlagSet) one() (more bool, err error) {
	if len(f.args) == 0 {
		return false, nil
	}
	s := f.args[0]
	if len(s) < 2 || s[0] != '-' {
		return false, nil
	}
	name := s[1:]
	if name[0] == '-' {
		if name = name[1:]; name == "" {
			f.args = f.args[1:]
			return false, nil
		}
	}
	if name == "" || name[0] == '-' || name[0] == '=' {
		return false, f.fail("bad flag syntax: %s", s)
	}
	f.args = f.args[1:]
	text, has := "", false
	for i := 1; i < len(name); i++ {
		if name[i] == '=' {
			name, text, has = name[:i], name[i+1:], true
			break
		}
	}
	flag, ok := f.formal[name]
	if !ok {
		if name == "help" || name == "h" {
			f.usage()
			return false, ErrHelp
		}
		return false, f.fail("flag provided but not defined: -%s", name)
	}
	if isBool(flag.Value) {
		if !has {
			text = "true"
		}
		if err := flag.Value.Set(text); err != nil {
			return false, f.fail("invalid boolean value %q for -%s: %v", text, name, err)
		}
	} else {
		if !has && len(f.args) > 0 {
			text, has = f.args[0], true
			f.args = f.args[1:]
		}
		if !has {
			return false, f.fail("flag needs an argument: -%s", name)
		}
		if err := flag.Value.Set(text); err != nil {
			return false, f.fail("invalid value %q for flag -%s: %v", text, name, err)
		}
	}
	f.actual[name] = flag
	return true, nil
}

// Parse reads flags up to the first argument that is none.
func (f *FlagSet) Parse(arguments []string) error {
	f.parsed = true
	f.args = arguments
	for {
		more, err := f.one()
		if more {
			continue
		}
		if err == nil || f.handling == ContinueOnError {
			return err
		}
		if f.handling == PanicOnError {
			panic(err)
		}
		if err == ErrHelp {
			os.Exit(0)
		}
		os.Exit(2)
	}
}
