// Package strconv turns numbers and strings into text and back.
package strconv

import (
	"errors"
	"internal/native"
)

const IntSize = 64

var (
	ErrRange  = errors.New("value out of range")
	ErrSyntax = errors.New("invalid syntax")
)

// A NumError says which function could not read what, and why.
type NumError struct {
	Func string
	Num  string
	Err  error
}

func (e *NumError) Error() string {
	return "strconv." + e.Func + ": parsing " + Quote(e.Num) + ": " + e.Err.Error()
}

func (e *NumError) Unwrap() error { return e.Err }

func Itoa(i int) string { return native.FormatInt(int64(i), 10) }

func FormatInt(i int64, base int) string {
	checkBase(base)
	return native.FormatInt(i, base)
}

func FormatUint(i uint64, base int) string {
	checkBase(base)
	return native.FormatUint(i, base)
}

func checkBase(base int) {
	if base < 2 || base > 36 {
		panic("strconv: illegal AppendInt/FormatInt base")
	}
}

func FormatBool(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

// FormatFloat writes f in the form of %e, %f, %g …; precision -1 takes as few digits as read back.
func FormatFloat(f float64, format byte, precision, bitSize int) string {
	if bitSize != 32 && bitSize != 64 {
		panic("strconv: illegal AppendFloat/FormatFloat bitSize")
	}
	switch format {
	case 'b', 'e', 'E', 'f', 'g', 'G', 'x', 'X':
		return native.FormatFloat(f, format, precision, bitSize)
	}
	return "%" + string(rune(format))
}

// FormatComplex writes c like (1+2i).
func FormatComplex(c complex128, format byte, precision, bitSize int) string {
	if bitSize != 64 && bitSize != 128 {
		panic("invalid bitSize")
	}
	im := FormatFloat(imag(c), format, precision, bitSize/2)
	if im[0] != '+' && im[0] != '-' {
		im = "+" + im
	}
	return "(" + FormatFloat(real(c), format, precision, bitSize/2) + im + "i)"
}

func AppendInt(b []byte, i int64, base int) []byte   { return append(b, FormatInt(i, base)...) }
func AppendUint(b []byte, i uint64, base int) []byte { return append(b, FormatUint(i, base)...) }
func AppendBool(b []byte, v bool) []byte             { return append(b, FormatBool(v)...) }

func AppendFloat(b []byte, f float64, format byte, precision, bitSize int) []byte {
	return append(b, FormatFloat(f, format, precision, bitSize)...)
}

// Atoi reads a decimal int.
func Atoi(s string) (int, error) {
	i, err := ParseInt(s, 10, 0)
	if err != nil {
		err.(*NumError).Func = "Atoi"
	}
	return int(i), err
}

// ParseInt reads an integer in a base, or, with base 0, in that of its prefix.
func ParseInt(s string, base, bitSize int) (int64, error) {
	const name = "ParseInt"
	if s == "" {
		return 0, &NumError{name, s, ErrSyntax}
	}
	digits, negative := s, s[0] == '-'
	if negative || s[0] == '+' {
		digits = s[1:]
	}
	u, err := parse(name, digits, base, bitSize)
	if err != nil {
		e := err.(*NumError)
		e.Num = s
		if e.Err != ErrRange {
			return 0, err
		}
	}
	if bitSize == 0 {
		bitSize = IntSize
	}
	limit := uint64(1) << uint(bitSize-1)
	switch {
	case !negative && u >= limit:
		return int64(limit - 1), &NumError{name, s, ErrRange}
	case negative && u > limit:
		return -int64(limit), &NumError{name, s, ErrRange}
	case negative:
		return -int64(u), nil
	}
	return int64(u), nil
}

// ParseUint is ParseInt without a sign.
func ParseUint(s string, base, bitSize int) (uint64, error) {
	return parse("ParseUint", s, base, bitSize)
}

func parse(name, s string, base, bitSize int) (uint64, error) {
	digits, prefixed := s, base == 0
	switch {
	case s == "":
		return 0, &NumError{name, s, ErrSyntax}
	case 2 <= base && base <= 36:
	case base == 0:
		base, digits = prefix(s)
	default:
		return 0, &NumError{name, s, errors.New("invalid base " + Itoa(base))}
	}
	if bitSize == 0 {
		bitSize = IntSize
	} else if bitSize < 0 || bitSize > 64 {
		return 0, &NumError{name, s, errors.New("invalid bit size " + Itoa(bitSize))}
	}
	largest := uint64(1)<<uint(bitSize) - 1
	var value uint64
	underscores := false
	for i := 0; i < len(digits); i++ {
		d := digit(digits[i])
		if digits[i] == '_' && prefixed {
			underscores = true
			continue
		}
		if d >= base {
			return 0, &NumError{name, s, ErrSyntax}
		}
		next := value*uint64(base) + uint64(d)
		if value > (1<<64-1)/uint64(base) || next < value*uint64(base) || next > largest {
			return largest, &NumError{name, s, ErrRange} // what follows is not looked at
		}
		value = next
	}
	if digits == "" || underscores && !wellSeparated(s) {
		return 0, &NumError{name, s, ErrSyntax}
	}
	return value, nil
}

// prefix takes 0x, 0o, 0b or 0 off and tells the base that it means.
func prefix(s string) (base int, digits string) {
	if s[0] != '0' {
		return 10, s
	}
	if len(s) >= 3 {
		switch s[1] | 0x20 {
		case 'b':
			return 2, s[2:]
		case 'o':
			return 8, s[2:]
		case 'x':
			return 16, s[2:]
		}
	}
	if len(s) == 1 {
		return 8, s
	}
	return 8, s[1:]
}

func digit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'z':
		return int(c|0x20-'a') + 10
	}
	return 99
}

// wellSeparated tells whether each underscore stands between digits; a prefix counts as one.
func wellSeparated(s string) bool {
	before := byte('^')
	hexadecimal := false
	if len(s) >= 2 && s[0] == '0' {
		switch s[1] | 0x20 {
		case 'x':
			hexadecimal = true
			before, s = '0', s[2:]
		case 'b', 'o':
			before, s = '0', s[2:]
		}
	}
	for i := 0; i < len(s); i++ {
		isDigit := '0' <= s[i] && s[i] <= '9' || hexadecimal && digit(s[i]) < 16
		switch {
		case s[i] == '_' && before != '0', before == '_' && !isDigit:
			return false
		case s[i] == '_':
			before = '_'
		case isDigit:
			before = '0'
		default:
			before = '!'
		}
	}
	return before != '_'
}

// ParseBool reads 1, t, true, 0, f, false in the usual spellings.
func ParseBool(s string) (bool, error) {
	switch s {
	case "1", "t", "T", "true", "TRUE", "True":
		return true, nil
	case "0", "f", "F", "false", "FALSE", "False":
		return false, nil
	}
	return false, &NumError{"ParseBool", s, ErrSyntax}
}

// ParseFloat reads a number as Go's literals are written, or Inf or NaN.
func ParseFloat(s string, bitSize int) (float64, error) {
	f, result := native.ParseFloat(s, bitSize)
	switch result {
	case native.BadSyntax:
		return 0, &NumError{"ParseFloat", s, ErrSyntax}
	case native.OutOfRange:
		return f, &NumError{"ParseFloat", s, ErrRange}
	}
	return f, nil
}
