package strconv

import "internal/native"

func Quote(s string) string          { return native.Quote(s, '"', 0) }
func QuoteToASCII(s string) string   { return native.Quote(s, '"', native.QuoteASCII) }
func QuoteToGraphic(s string) string { return native.Quote(s, '"', native.QuoteGraphic) }

func QuoteRune(r rune) string          { return native.Quote(string(r), '\'', 0) }
func QuoteRuneToASCII(r rune) string   { return native.Quote(string(r), '\'', native.QuoteASCII) }
func QuoteRuneToGraphic(r rune) string { return native.Quote(string(r), '\'', native.QuoteGraphic) }

func AppendQuote(b []byte, s string) []byte        { return append(b, Quote(s)...) }
func AppendQuoteToASCII(b []byte, s string) []byte { return append(b, QuoteToASCII(s)...) }
func AppendQuoteRune(b []byte, r rune) []byte      { return append(b, QuoteRune(r)...) }

func AppendQuoteRuneToASCII(b []byte, r rune) []byte { return append(b, QuoteRuneToASCII(r)...) }

const (
	letters    = 1
	symbolLast = 22
	spaces     = 23
)

// IsPrint tells whether Quote leaves r as it is.
func IsPrint(r rune) bool {
	c := native.Category(r)
	return r == ' ' || letters <= c && c <= symbolLast
}

// IsGraphic is IsPrint with all spaces.
func IsGraphic(r rune) bool { return IsPrint(r) || native.Category(r) == spaces }

// CanBackquote tells whether s can stand between back quotes.
func CanBackquote(s string) bool {
	for i, r := range s {
		if r < ' ' && r != '\t' || r == '`' || r == 0x7F || r == 0xFEFF || r == 0xFFFD && s[i] != 0xEF {
			return false
		}
	}
	return true
}

// Unquote reads a string or character literal.
func Unquote(s string) (string, error) {
	if len(s) < 2 || s[0] != s[len(s)-1] {
		return "", ErrSyntax
	}
	mark, body := s[0], s[1:len(s)-1]
	switch mark {
	case '`':
		var text []byte
		for i := 0; i < len(body); i++ {
			switch body[i] {
			case '`':
				return "", ErrSyntax
			case '\r': // as in raw literals
			default:
				text = append(text, body[i])
			}
		}
		return string(text), nil
	case '"', '\'':
	default:
		return "", ErrSyntax
	}
	var text []byte
	runes := 0
	for body != "" {
		if body[0] == '\n' {
			return "", ErrSyntax
		}
		r, wide, rest, err := UnquoteChar(body, mark)
		if err != nil {
			return "", err
		}
		body = rest
		if wide || r < 0x80 {
			text = append(text, string(r)...)
		} else {
			text = append(text, byte(r))
		}
		runes++
	}
	if mark == '\'' && runes > 1 {
		return "", ErrSyntax
	}
	return string(text), nil
}

// UnquoteChar reads the first character or escape of a literal between those marks; wide says that it is more than a byte.
func UnquoteChar(s string, mark byte) (value rune, wide bool, tail string, err error) {
	if s == "" {
		return 0, false, "", ErrSyntax
	}
	switch c := s[0]; {
	case c == mark && (mark == '\'' || mark == '"'):
		return 0, false, "", ErrSyntax
	case c >= 0x80:
		size := len(s)
		for i, r := range s {
			if i > 0 {
				size = i
				break
			}
			value = r
		}
		return value, true, s[size:], nil
	case c != '\\':
		return rune(c), false, s[1:], nil
	}
	if len(s) < 2 {
		return 0, false, "", ErrSyntax
	}
	c, s := s[1], s[2:]
	switch c {
	case 'a':
		return '\a', false, s, nil
	case 'b':
		return '\b', false, s, nil
	case 'f':
		return '\f', false, s, nil
	case 'n':
		return '\n', false, s, nil
	case 'r':
		return '\r', false, s, nil
	case 't':
		return '\t', false, s, nil
	case 'v':
		return '\v', false, s, nil
	case '\\':
		return '\\', false, s, nil
	case '\'', '"':
		if c != mark {
			return 0, false, "", ErrSyntax
		}
		return rune(c), false, s, nil
	case 'x':
		return number(s, 2, 16, false)
	case 'u':
		return number(s, 4, 16, true)
	case 'U':
		return number(s, 8, 16, true)
	case '0', '1', '2', '3', '4', '5', '6', '7':
		value, _, tail, err = number(string(rune(c))+s, 3, 8, false)
		if value > 255 {
			return 0, false, "", ErrSyntax
		}
		return value, false, tail, err
	}
	return 0, false, "", ErrSyntax
}

// number reads an escape of that many digits.
func number(s string, count, base int, isRune bool) (value rune, wide bool, tail string, err error) {
	if len(s) < count {
		return 0, false, "", ErrSyntax
	}
	var v uint32
	for i := 0; i < count; i++ {
		d := digit(s[i])
		if d >= base {
			return 0, false, "", ErrSyntax
		}
		v = v*uint32(base) + uint32(d)
	}
	if isRune && (v > 0x10FFFF || v>>11 == 0x1B) {
		return 0, false, "", ErrSyntax
	}
	return rune(v), isRune, s[count:], nil
}
