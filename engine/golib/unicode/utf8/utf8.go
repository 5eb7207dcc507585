// Package utf8 reads and writes runes as UTF-8.
package utf8

import "internal/native"

const (
	RuneError = '\uFFFD'
	RuneSelf  = 0x80
	MaxRune   = '\U0010FFFF'
	UTFMax    = 4
)

// DecodeRune reads the first rune of p and its size; RuneError and 1 if the bytes are none, 0 if there are none.
func DecodeRune(p []byte) (rune, int) {
	if len(p) > UTFMax {
		p = p[:UTFMax]
	}
	return DecodeRuneInString(string(p))
}

// DecodeRuneInString is DecodeRune of a string.
func DecodeRuneInString(s string) (rune, int) {
	if s == "" {
		return RuneError, 0
	}
	if len(s) > UTFMax {
		s = s[:UTFMax]
	}
	first := RuneError
	for i, r := range s {
		if i > 0 {
			return first, i
		}
		first = r
	}
	return first, len(s)
}

// DecodeLastRune reads the last rune of p.
func DecodeLastRune(p []byte) (rune, int) {
	if len(p) > UTFMax {
		p = p[len(p)-UTFMax:]
	}
	return DecodeLastRuneInString(string(p))
}

// DecodeLastRuneInString is DecodeLastRune of a string.
func DecodeLastRuneInString(s string) (rune, int) {
	if s == "" {
		return RuneError, 0
	}
	for start := len(s) - 1; start >= 0 && start >= len(s)-UTFMax; start-- {
		if RuneStart(s[start]) {
			if r, size := DecodeRuneInString(s[start:]); start+size == len(s) {
				return r, size
			}
			break
		}
	}
	return RuneError, 1
}

// RuneStart tells whether a byte can begin a rune.
func RuneStart(b byte) bool { return b&0xC0 != 0x80 }

// FullRune tells whether p begins with a whole rune; what cannot become one counts as whole.
func FullRune(p []byte) bool {
	if len(p) > UTFMax {
		p = p[:UTFMax]
	}
	return FullRuneInString(string(p))
}

// FullRuneInString is FullRune of a string.
func FullRuneInString(s string) bool {
	if s == "" {
		return false
	}
	missing := 0
	switch b := s[0]; {
	case 0xC2 <= b && b < 0xE0:
		missing = 2 - len(s)
	case 0xE0 <= b && b < 0xF0:
		missing = 3 - len(s)
	case 0xF0 <= b && b < 0xF5:
		missing = 4 - len(s)
	}
	if missing <= 0 {
		return true
	}
	// Filled up with continuation bytes: the smallest, then the largest.
	for _, fill := range []string{"\x80\x80\x80", "\xBF\xBF\xBF"} {
		if _, size := DecodeRuneInString(s + fill[:missing]); size == len(s)+missing {
			return false
		}
	}
	return true
}

// RuneLen is the number of bytes of r, -1 if it is no rune.
func RuneLen(r rune) int {
	if !ValidRune(r) {
		return -1
	}
	return len(string(r))
}

// ValidRune tells whether r can be written.
func ValidRune(r rune) bool { return 0 <= r && r <= MaxRune && r>>11 != 0x1B }

// EncodeRune writes r into p.
func EncodeRune(p []byte, r rune) int {
	s := string(r)
	_ = p[len(s)-1]
	return copy(p, s)
}

// AppendRune writes r behind p.
func AppendRune(p []byte, r rune) []byte { return append(p, string(r)...) }

func RuneCount(p []byte) int         { return native.RuneCount(string(p)) }
func RuneCountInString(s string) int { return native.RuneCount(s) }
func Valid(p []byte) bool            { return ValidString(string(p)) }

// ValidString tells whether s is UTF-8 throughout.
func ValidString(s string) bool {
	for i, r := range s {
		if r == RuneError {
			if _, size := DecodeRuneInString(s[i:]); size == 1 {
				return false
			}
		}
	}
	return true
}
