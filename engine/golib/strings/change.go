package strings

import (
	"internal/native"
	"unicode"
)

// Clone is a copy of s.
func Clone(s string) string { return string([]byte(s)) }

// Join puts sep between the elements.
func Join(elems []string, sep string) string {
	var text []byte
	for i, e := range elems {
		if i > 0 {
			text = append(text, sep...)
		}
		text = append(text, e...)
	}
	return string(text)
}

func Split(s, sep string) []string              { return split(s, sep, 0, -1) }
func SplitN(s, sep string, n int) []string      { return split(s, sep, 0, n) }
func SplitAfter(s, sep string) []string         { return split(s, sep, len(sep), -1) }
func SplitAfterN(s, sep string, n int) []string { return split(s, sep, len(sep), n) }

// split cuts s at up to n-1 separators, of which the first `keep` bytes stay.
func split(s, sep string, keep, n int) []string {
	if n == 0 {
		return nil
	}
	parts := []string{}
	if sep == "" {
		for s != "" && len(parts) != n-1 {
			size := firstSize(s)
			parts = append(parts, s[:size])
			s = s[size:]
		}
		if s != "" {
			parts = append(parts, s)
		}
		return parts
	}
	for len(parts) != n-1 {
		i := native.Index(s, sep)
		if i < 0 {
			break
		}
		parts = append(parts, s[:i+keep])
		s = s[i+len(sep):]
	}
	return append(parts, s)
}

// firstSize is the number of bytes of the first rune of s.
func firstSize(s string) int {
	for i := range s {
		if i > 0 {
			return i
		}
	}
	return len(s)
}

func Fields(s string) []string { return FieldsFunc(s, unicode.IsSpace) }

// FieldsFunc cuts s at runs of runes that f accepts.
func FieldsFunc(s string, f func(rune) bool) []string {
	fields := []string{}
	begin := -1
	for i, r := range s {
		switch separates := f(r); {
		case separates && begin >= 0:
			fields = append(fields, s[begin:i])
			begin = -1
		case !separates && begin < 0:
			begin = i
		}
	}
	if begin >= 0 {
		fields = append(fields, s[begin:])
	}
	return fields
}

// Repeat is s, count times.
func Repeat(s string, count int) string {
	if count < 0 {
		panic("strings: negative Repeat count")
	}
	if len(s) > 0 && count > (1<<63-1)/len(s) {
		panic("strings: Repeat count causes overflow")
	}
	var text []byte
	for i := 0; i < count; i++ {
		text = append(text, s...)
	}
	return string(text)
}

func ReplaceAll(s, old, new string) string { return Replace(s, old, new, -1) }

// Replace puts new for the first n occurrences of old; all for a negative n.
func Replace(s, old, new string, n int) string {
	if old == new || n == 0 {
		return s
	}
	var text []byte
	for first := true; n != 0; n-- {
		i := native.Index(s, old)
		if i < 0 {
			break
		}
		if old == "" && !first { // between runes
			if s == "" {
				break
			}
			i = firstSize(s)
		}
		text = append(append(text, s[:i]...), new...)
		s = s[i+len(old):]
		first = false
	}
	return string(append(text, s...))
}

// Map changes each rune; negative ones are left out.
func Map(mapping func(rune) rune, s string) string {
	text := make([]byte, 0, len(s))
	for _, r := range s {
		if m := mapping(r); m >= 0 {
			text = append(text, string(m)...)
		}
	}
	return string(text)
}

func ToUpper(s string) string { return Map(unicode.ToUpper, s) }
func ToLower(s string) string { return Map(unicode.ToLower, s) }
func ToTitle(s string) string { return Map(unicode.ToTitle, s) }

// Title makes the first letter of each word a title letter.
func Title(s string) string {
	before := ' '
	return Map(func(r rune) rune {
		inWord := unicode.IsLetter(before) || unicode.IsDigit(before) || before == '_' || before == '\''
		if before > unicode.MaxASCII {
			inWord = !unicode.IsSpace(before)
		}
		if before == '\'' {
			inWord = false
		}
		before = r
		if inWord {
			return r
		}
		return unicode.ToTitle(r)
	}, s)
}

// ToValidUTF8 puts replacement for each run of bytes that are no UTF-8.
func ToValidUTF8(s, replacement string) string {
	var text []byte
	broken := false
	for i, r := range s {
		if r == unicode.ReplacementChar && s[i] != 0xEF {
			if !broken {
				text = append(text, replacement...)
			}
			broken = true
			continue
		}
		broken = false
		text = append(text, string(r)...)
	}
	return string(text)
}

// A Replacer puts new strings for old ones.
type Replacer struct{ pairs []string }

// NewReplacer takes old, new, old, new, …; where several fit, the first does.
func NewReplacer(oldnew ...string) *Replacer {
	if len(oldnew)%2 == 1 {
		panic("strings.NewReplacer: odd argument count")
	}
	return &Replacer{append([]string(nil), oldnew...)}
}

// Replace replaces all.
func (r *Replacer) Replace(s string) string {
	var text []byte
	empty := false // whether an empty old string was just replaced here
	for i := 0; i <= len(s); {
		found := -1
		for p := 0; p < len(r.pairs) && found < 0; p += 2 {
			if old := r.pairs[p]; HasPrefix(s[i:], old) && !(old == "" && empty) {
				found = p
			}
		}
		if found >= 0 {
			text = append(text, r.pairs[found+1]...)
			i += len(r.pairs[found])
			empty = r.pairs[found] == ""
			continue
		}
		if i < len(s) {
			text = append(text, s[i])
		}
		i++
		empty = false
	}
	return string(text)
}
