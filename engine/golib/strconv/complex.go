package strconv

// AppendQuoteToGraphic and AppendQuoteRuneToGraphic append what the functions without Append give.
func AppendQuoteToGraphic(b []byte, s string) []byte   { return append(b, QuoteToGraphic(s)...) }
func AppendQuoteRuneToGraphic(b []byte, r rune) []byte { return append(b, QuoteRuneToGraphic(r)...) }

// QuotedPrefix is the quoted string that s begins with.
func QuotedPrefix(s string) (string, error) {
	if s == "" {
		return "", ErrSyntax
	}
	mark := s[0]
	for i := 1; i < len(s); i++ {
		if mark != '`' && s[i] == '\\' {
			i++
		} else if s[i] == mark {
			if _, err := Unquote(s[:i+1]); err != nil {
				break
			}
			return s[:i+1], nil
		}
	}
	return "", ErrSyntax
}
