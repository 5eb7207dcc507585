// Package utf16: text as 16-bit units.
package utf16

const (
	replacement = 0xFFFD
	high        = 0xD800
	low         = 0xDC00
	after       = 0xE000
	first       = 0x10000
)

// IsSurrogate tells whether r is half of a pair.
func IsSurrogate(r rune) bool { return high <= r && r < after }

// DecodeRune joins a pair; U+FFFD if it is none.
func DecodeRune(r1, r2 rune) rune {
	if high <= r1 && r1 < low && low <= r2 && r2 < after {
		return (r1-high)<<10 | (r2 - low) + first
	}
	return replacement
}

// EncodeRune splits r into a pair; U+FFFD twice if it needs none.
func EncodeRune(r rune) (r1, r2 rune) {
	if r < first || r > 0x10FFFF {
		return replacement, replacement
	}
	r -= first
	return high + r>>10, low + r&0x3FF
}

// RuneLen is the number of units of r; -1 if there is no way to write it.
func RuneLen(r rune) int {
	switch {
	case 0 <= r && r < high, after <= r && r < first:
		return 1
	case first <= r && r <= 0x10FFFF:
		return 2
	}
	return -1
}

// AppendRune adds the units of r.
func AppendRune(a []uint16, r rune) []uint16 {
	switch RuneLen(r) {
	case 1:
		return append(a, uint16(r))
	case 2:
		r1, r2 := EncodeRune(r)
		return append(a, uint16(r1), uint16(r2))
	}
	return append(a, replacement)
}

func Encode(s []rune) []uint16 {
	a := make([]uint16, 0, len(s))
	for _, r := range s {
		a = AppendRune(a, r)
	}
	return a
}

func Decode(s []uint16) []rune {
	a := make([]rune, 0, len(s))
	for i := 0; i < len(s); i++ {
		r := rune(s[i])
		if IsSurrogate(r) {
			r2 := rune(0)
			if i+1 < len(s) {
				r2 = rune(s[i+1])
			}
			if r = DecodeRune(r, r2); r != replacement {
				i++
			}
		}
		a = append(a, r)
	}
	return a
}
