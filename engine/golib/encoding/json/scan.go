package json

import "strconv"

// A SyntaxError is where a text is no JSON.
type SyntaxError struct {
	msg    string
	Offset int64
}

func (e *SyntaxError) Error() string { return e.msg }

// scanner goes over a text; at is the next byte.
type scanner struct {
	text  string
	at    int
	depth int
}

func (s *scanner) fail(context string) {
	if s.at >= len(s.text) {
		panic(failure{&SyntaxError{"unexpected end of JSON input", int64(len(s.text))}})
	}
	s.invalid(s.text[s.at], context)
}

// failInside is fail inside of a word or number, which the end of the text breaks off as a space does.
func (s *scanner) failInside(context string) {
	if s.at >= len(s.text) {
		s.invalid(' ', context)
	}
	s.fail(context)
}

func (s *scanner) invalid(c byte, context string) {
	shown := "'\\''"
	switch c {
	case '\'':
	case '"':
		shown = `'"'`
	default:
		quoted := strconv.Quote(string(rune(c)))
		shown = "'" + quoted[1:len(quoted)-1] + "'"
	}
	panic(failure{&SyntaxError{"invalid character " + shown + " " + context, int64(s.at) + 1}})
}

func (s *scanner) space() {
	for s.at < len(s.text) && (s.text[s.at] == ' ' || s.text[s.at] == '\t' || s.text[s.at] == '\n' || s.text[s.at] == '\r') {
		s.at++
	}
}

func (s *scanner) peek() byte {
	if s.at < len(s.text) {
		return s.text[s.at]
	}
	return 0
}

// check tells what is wrong with a whole text.
func check(text []byte) (err error) {
	defer caught(&err)
	s := scanner{text: string(text)}
	s.value()
	if s.space(); s.at < len(s.text) {
		s.fail("after top-level value")
	}
	return nil
}

// Valid tells whether data is JSON.
func Valid(data []byte) bool { return check(data) == nil }

// value skips one value, and spaces before it.
func (s *scanner) value() {
	s.space()
	if s.depth++; s.depth > 10000 {
		panic(failure{&SyntaxError{"exceeded max depth", int64(s.at)}})
	}
	switch c := s.peek(); {
	case c == '{':
		s.object()
	case c == '[':
		s.array()
	case c == '"':
		s.string()
	case c == '-' || '0' <= c && c <= '9':
		s.number()
	case c == 't':
		s.word("true")
	case c == 'f':
		s.word("false")
	case c == 'n':
		s.word("null")
	default:
		s.fail("looking for beginning of value")
	}
	s.depth--
}

func (s *scanner) word(w string) {
	for i := 0; i < len(w); i++ {
		if s.peek() != w[i] || s.at >= len(s.text) {
			s.failInside("in literal " + w + " (expecting '" + w[i:i+1] + "')")
		}
		s.at++
	}
}

func (s *scanner) object() {
	s.at++
	if s.space(); s.peek() == '}' {
		s.at++
		return
	}
	for {
		if s.space(); s.peek() != '"' {
			s.fail("looking for beginning of object key string")
		}
		s.string()
		if s.space(); s.peek() != ':' {
			s.fail("after object key")
		}
		s.at++
		s.value()
		s.space()
		switch s.peek() {
		case ',':
			s.at++
			continue
		case '}':
			s.at++
			return
		}
		s.fail("after object key:value pair")
	}
}

func (s *scanner) array() {
	s.at++
	if s.space(); s.peek() == ']' {
		s.at++
		return
	}
	for {
		s.value()
		s.space()
		switch s.peek() {
		case ',':
			s.at++
			continue
		case ']':
			s.at++
			return
		}
		s.fail("after array element")
	}
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

func (s *scanner) string() {
	for s.at++; ; s.at++ {
		if s.at >= len(s.text) {
			s.fail("")
		}
		switch c := s.text[s.at]; {
		case c == '"':
			s.at++
			return
		case c < ' ':
			s.fail("in string literal")
		case c == '\\':
			s.at++
			switch s.peek() {
			case 'b', 'f', 'n', 'r', 't', '\\', '/', '"':
			case 'u':
				for i := 0; i < 4; i++ {
					if s.at++; !isHex(s.peek()) {
						s.fail("in \\u hexadecimal character escape")
					}
				}
			default:
				s.fail("in string escape code")
			}
		}
	}
}

func (s *scanner) digits(context string) {
	if c := s.peek(); c < '0' || c > '9' {
		s.failInside(context)
	}
	for '0' <= s.peek() && s.peek() <= '9' {
		s.at++
	}
}

func (s *scanner) number() {
	if s.peek() == '-' {
		s.at++
	}
	if s.peek() == '0' {
		s.at++
	} else {
		s.digits("in numeric literal")
	}
	if s.peek() == '.' {
		s.at++
		s.digits("after decimal point in numeric literal")
	}
	if c := s.peek(); c == 'e' || c == 'E' {
		s.at++
		if c := s.peek(); c == '+' || c == '-' {
			s.at++
		}
		s.digits("in exponent of numeric literal")
	}
}

// compacted appends text without spaces.
func compacted(to, text []byte, html bool) []byte {
	inString := false
	for i := 0; i < len(text); i++ {
		c := text[i]
		if !inString && (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
			continue
		}
		if html && (c == '<' || c == '>' || c == '&') {
			to = append(to, `\u00`...)
			to = append(to, hexadecimal[c>>4], hexadecimal[c&15])
			continue
		}
		to = append(to, c)
		if c == '\\' && inString {
			i++
			to = append(to, text[i])
		} else if c == '"' {
			inString = !inString
		}
	}
	return to
}

// indented appends text with a line for each element.
func indented(to, text []byte, prefix, indent string) []byte {
	depth := 0
	line := func() {
		to = append(append(to, '\n'), prefix...)
		for i := 0; i < depth; i++ {
			to = append(to, indent...)
		}
	}
	text = compacted(nil, text, false)
	for i := 0; i < len(text); i++ {
		switch c := text[i]; c {
		case '{', '[':
			to = append(to, c)
			if text[i+1] == c+2 { // its own closing bracket
				i++
				to = append(to, c+2)
				continue
			}
			depth++
			line()
		case '}', ']':
			depth--
			line()
			to = append(to, c)
		case ',':
			to = append(to, c)
			line()
		case ':':
			to = append(to, ':', ' ')
		case '"':
			begin := i
			for i++; text[i] != '"'; i++ {
				if text[i] == '\\' {
					i++
				}
			}
			to = append(to, text[begin:i+1]...)
		default:
			to = append(to, c)
		}
	}
	return to
}
