// Package bytes is package strings for slices of bytes. What it finds is cut out of the slice, not copied.
package bytes

import (
	"internal/native"
	"strings"
	"unicode"
)

func Equal(a, b []byte) bool               { return string(a) == string(b) }
func Compare(a, b []byte) int              { return strings.Compare(string(a), string(b)) }
func Contains(b, sub []byte) bool          { return Index(b, sub) >= 0 }
func ContainsAny(b []byte, cs string) bool { return IndexAny(b, cs) >= 0 }
func ContainsRune(b []byte, r rune) bool   { return IndexRune(b, r) >= 0 }
func Count(s, sep []byte) int              { return strings.Count(string(s), string(sep)) }
func EqualFold(s, t []byte) bool           { return strings.EqualFold(string(s), string(t)) }
func HasPrefix(s, prefix []byte) bool      { return strings.HasPrefix(string(s), string(prefix)) }
func HasSuffix(s, suffix []byte) bool      { return strings.HasSuffix(string(s), string(suffix)) }
func Index(s, sep []byte) int              { return native.Index(string(s), string(sep)) }
func IndexByte(b []byte, c byte) int       { return strings.IndexByte(string(b), c) }
func IndexRune(s []byte, r rune) int       { return strings.IndexRune(string(s), r) }
func IndexAny(s []byte, chars string) int  { return strings.IndexAny(string(s), chars) }
func LastIndex(s, sep []byte) int          { return native.LastIndex(string(s), string(sep)) }
func LastIndexByte(s []byte, c byte) int   { return strings.LastIndexByte(string(s), c) }
func LastIndexAny(s []byte, cs string) int { return strings.LastIndexAny(string(s), cs) }
func Repeat(b []byte, count int) []byte    { return []byte(strings.Repeat(string(b), count)) }
func Runes(s []byte) []rune                { return []rune(string(s)) }
func ToUpper(s []byte) []byte              { return []byte(strings.ToUpper(string(s))) }
func ToLower(s []byte) []byte              { return []byte(strings.ToLower(string(s))) }
func ToTitle(s []byte) []byte              { return []byte(strings.ToTitle(string(s))) }
func Title(s []byte) []byte                { return []byte(strings.Title(string(s))) }
func ReplaceAll(s, old, new []byte) []byte { return Replace(s, old, new, -1) }

func IndexFunc(s []byte, f func(rune) bool) int     { return strings.IndexFunc(string(s), f) }
func LastIndexFunc(s []byte, f func(rune) bool) int { return strings.LastIndexFunc(string(s), f) }
func Map(mapping func(rune) rune, s []byte) []byte  { return []byte(strings.Map(mapping, string(s))) }

func Replace(s, old, new []byte, n int) []byte {
	if n == 0 || Index(s, old) < 0 {
		return append([]byte(nil), s...)
	}
	return []byte(strings.Replace(string(s), string(old), string(new), n))
}

// Clone is a copy of b; nil for nil.
func Clone(b []byte) []byte {
	if b == nil {
		return nil
	}
	return append([]byte{}, b...)
}

// Join puts sep between the elements.
func Join(s [][]byte, sep []byte) []byte {
	text := []byte{}
	for i, part := range s {
		if i > 0 {
			text = append(text, sep...)
		}
		text = append(text, part...)
	}
	return text
}

// cut finds consecutive parts of s again in the slice they are made of; gap is what lies between two.
func cut(b []byte, parts []string, gap int) [][]byte {
	if parts == nil {
		return nil
	}
	list := [][]byte{}
	at := 0
	for _, part := range parts {
		end := at + len(part)
		list = append(list, b[at:end:end])
		at = end + gap
	}
	if n := len(list); n > 0 && cap(list[n-1]) == len(b)-(at-gap)+len(list[n-1]) {
		list[n-1] = b[at-gap-len(list[n-1]):]
	}
	return list
}

func Split(s, sep []byte) [][]byte      { return SplitN(s, sep, -1) }
func SplitAfter(s, sep []byte) [][]byte { return SplitAfterN(s, sep, -1) }
func Fields(s []byte) [][]byte          { return FieldsFunc(s, unicode.IsSpace) }
func SplitN(s, sep []byte, n int) [][]byte {
	return cut(s, strings.SplitN(string(s), string(sep), n), len(sep))
}

func SplitAfterN(s, sep []byte, n int) [][]byte {
	return cut(s, strings.SplitAfterN(string(s), string(sep), n), 0)
}

// FieldsFunc cuts s at runs of runes that f accepts.
func FieldsFunc(s []byte, f func(rune) bool) [][]byte {
	list := [][]byte{}
	at := 0
	for _, field := range strings.FieldsFunc(string(s), f) {
		for string(s[at:at+len(field)]) != field {
			at++
		}
		end := at + len(field)
		list = append(list, s[at:end:end])
		at = end
	}
	return list
}

func Cut(s, sep []byte) (before, after []byte, found bool) {
	if i := Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, nil, false
}

func TrimLeftFunc(s []byte, f func(rune) bool) []byte {
	rest := strings.TrimLeftFunc(string(s), f)
	if rest == "" {
		return nil
	}
	return s[len(s)-len(rest):]
}

func TrimRightFunc(s []byte, f func(rune) bool) []byte {
	return s[:len(strings.TrimRightFunc(string(s), f))]
}

func TrimFunc(s []byte, f func(rune) bool) []byte { return TrimRightFunc(TrimLeftFunc(s, f), f) }
func TrimSpace(s []byte) []byte                   { return TrimFunc(s, unicode.IsSpace) }

func anyOf(cutset string) func(rune) bool {
	return func(r rune) bool { return strings.ContainsRune(cutset, r) }
}

func Trim(s []byte, cutset string) []byte      { return TrimFunc(s, anyOf(cutset)) }
func TrimLeft(s []byte, cutset string) []byte  { return TrimLeftFunc(s, anyOf(cutset)) }
func TrimRight(s []byte, cutset string) []byte { return TrimRightFunc(s, anyOf(cutset)) }

func TrimPrefix(s, prefix []byte) []byte {
	if HasPrefix(s, prefix) {
		return s[len(prefix):]
	}
	return s
}

func TrimSuffix(s, suffix []byte) []byte {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)]
	}
	return s
}

func ToValidUTF8(s, replacement []byte) []byte {
	return []byte(strings.ToValidUTF8(string(s), string(replacement)))
}

func ContainsFunc(b []byte, f func(rune) bool) bool { return IndexFunc(b, f) >= 0 }

// CutPrefix and CutSuffix cut and tell whether there was something to cut.
func CutPrefix(s, prefix []byte) (after []byte, found bool) {
	if !HasPrefix(s, prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

func CutSuffix(s, suffix []byte) (before []byte, found bool) {
	if !HasSuffix(s, suffix) {
		return s, false
	}
	return s[:len(s)-len(suffix)], true
}
