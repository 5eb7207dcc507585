// Package strings searches, cuts, joins and changes strings.
package strings

import (
	"internal/native"
	"unicode"
)

func Contains(s, sub string) bool        { return native.Index(s, sub) >= 0 }
func ContainsAny(s, chars string) bool   { return IndexAny(s, chars) >= 0 }
func ContainsRune(s string, r rune) bool { return IndexRune(s, r) >= 0 }
func HasPrefix(s, prefix string) bool    { return len(s) >= len(prefix) && s[:len(prefix)] == prefix }
func Index(s, sub string) int            { return native.Index(s, sub) }
func LastIndex(s, sub string) int        { return native.LastIndex(s, sub) }
func IndexByte(s string, c byte) int     { return native.Index(s, string([]byte{c})) }
func LastIndexByte(s string, c byte) int { return native.LastIndex(s, string([]byte{c})) }
func IndexAny(s, chars string) int       { return IndexFunc(s, anyOf(chars)) }
func LastIndexAny(s, chars string) int   { return LastIndexFunc(s, anyOf(chars)) }

func ContainsFunc(s string, f func(rune) bool) bool { return IndexFunc(s, f) >= 0 }

func HasSuffix(s, suffix string) bool {
	return len(s) >= len(suffix) && s[len(s)-len(suffix):] == suffix
}

func anyOf(chars string) func(rune) bool {
	return func(r rune) bool {
		for _, c := range chars {
			if c == r {
				return true
			}
		}
		return false
	}
}

// IndexRune is where r first occurs; U+FFFD is also what is no UTF-8.
func IndexRune(s string, r rune) int {
	if r == unicode.ReplacementChar {
		return IndexFunc(s, func(c rune) bool { return c == r })
	}
	if r < 0 || r > unicode.MaxRune || r>>11 == 0x1B {
		return -1
	}
	return native.Index(s, string(r))
}

// IndexFunc is where the first rune is that f accepts.
func IndexFunc(s string, f func(rune) bool) int {
	for i, r := range s {
		if f(r) {
			return i
		}
	}
	return -1
}

// LastIndexFunc is where the last rune is that f accepts.
func LastIndexFunc(s string, f func(rune) bool) int {
	for i := len(s); i > 0; {
		size := lastSize(s[:i])
		i -= size
		r := rune(unicode.ReplacementChar)
		for _, r = range s[i : i+size] {
		}
		if f(r) {
			return i
		}
	}
	return -1
}

// lastSize is the number of bytes of the last rune of s.
func lastSize(s string) int {
	for n := 1; n <= 4 && n <= len(s); n++ {
		if s[len(s)-n]&0xC0 != 0x80 {
			if native.RuneCount(s[len(s)-n:]) == 1 {
				return n
			}
			break
		}
	}
	return 1
}

// Count counts sub in s without overlaps; the empty string lies between all runes.
func Count(s, sub string) int {
	if sub == "" {
		return native.RuneCount(s) + 1
	}
	n := 0
	for {
		i := native.Index(s, sub)
		if i < 0 {
			return n
		}
		n++
		s = s[i+len(sub):]
	}
}

// Compare is -1, 0 or 1 as a is before, at or after b.
func Compare(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// EqualFold compares without regard to case.
func EqualFold(s, t string) bool {
	a, b := []rune(s), []rune(t)
	if len(a) != len(b) {
		return false
	}
	for i, r := range a {
		if r == b[i] {
			continue
		}
		f := unicode.SimpleFold(r)
		for f != r && f != b[i] {
			f = unicode.SimpleFold(f)
		}
		if f != b[i] {
			return false
		}
	}
	return true
}

// Cut splits s around the first separator.
func Cut(s, sep string) (before, after string, found bool) {
	if i := native.Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

func CutPrefix(s, prefix string) (after string, found bool) {
	if !HasPrefix(s, prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

func CutSuffix(s, suffix string) (before string, found bool) {
	if !HasSuffix(s, suffix) {
		return s, false
	}
	return s[:len(s)-len(suffix)], true
}

// TrimLeftFunc takes runes that f accepts off the beginning.
func TrimLeftFunc(s string, f func(rune) bool) string {
	for i, r := range s {
		if !f(r) {
			return s[i:]
		}
	}
	return ""
}

// TrimRightFunc takes runes that f accepts off the end.
func TrimRightFunc(s string, f func(rune) bool) string {
	i := LastIndexFunc(s, func(r rune) bool { return !f(r) })
	if i < 0 {
		return ""
	}
	for n := range s[i:] {
		if n > 0 {
			return s[:i+n]
		}
	}
	return s
}

func TrimFunc(s string, f func(rune) bool) string { return TrimRightFunc(TrimLeftFunc(s, f), f) }
func Trim(s, cutset string) string                { return TrimFunc(s, anyOf(cutset)) }
func TrimLeft(s, cutset string) string            { return TrimLeftFunc(s, anyOf(cutset)) }
func TrimRight(s, cutset string) string           { return TrimRightFunc(s, anyOf(cutset)) }
func TrimSpace(s string) string                   { return TrimFunc(s, unicode.IsSpace) }

func TrimPrefix(s, prefix string) string {
	s, _ = CutPrefix(s, prefix)
	return s
}

func TrimSuffix(s, suffix string) string {
	s, _ = CutSuffix(s, suffix)
	return s
}
