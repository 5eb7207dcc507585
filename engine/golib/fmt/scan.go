package fmt

import (
	"errors"
	"internal/native"
	"io"
)

// ScanState is what a Scanner is given to read from.
type ScanState interface {
	ReadRune() (r rune, size int, err error)
	UnreadRune() error
	SkipSpace()
	Token(skipSpace bool, f func(rune) bool) (token []byte, err error)
	Width() (wid int, ok bool)
	Read(buf []byte) (n int, err error)
}

// A Scanner reads itself.
type Scanner interface {
	Scan(state ScanState, verb rune) error
}

// scanFailure is panicked with inside this file, and becomes the error.
type scanFailure struct{ err error }

const end = -1

// input hands out runes, one at a time, and takes the last one back.
type input struct {
	text    string // what is read, if from is nil
	next    int
	from    io.RuneScanner
	last    int  // size of the last rune; 0 at the end
	lineEnd bool // a line end ends the input, as for Scanln and Scanf
	limit   int  // runes the directive may take, -1 without a limit
}

func (in *input) fail(text string) { panic(scanFailure{errors.New(text)}) }

func (in *input) read() rune {
	if in.limit == 0 {
		in.last = 0
		return end
	}
	r := rune(end)
	if in.from != nil {
		got, size, err := in.from.ReadRune()
		if err != nil && err != io.EOF {
			panic(scanFailure{err})
		}
		if in.last = size; err == nil {
			r = got
		} else {
			in.last = 0
		}
	} else if in.last = 0; in.next < len(in.text) {
		for i, got := range in.text[in.next:] {
			if i > 0 {
				in.last = i
				break
			}
			r = got
		}
		if in.last == 0 {
			in.last = len(in.text) - in.next
		}
		in.next += in.last
	}
	if r != end && in.limit > 0 {
		in.limit--
	}
	return r
}

func (in *input) unread() {
	if in.last == 0 {
		return
	}
	if in.from != nil {
		in.from.UnreadRune()
	} else {
		in.next -= in.last
	}
	if in.limit >= 0 {
		in.limit++
	}
	in.last = 0
}

// The methods of ScanState.

func (in *input) ReadRune() (r rune, size int, err error) {
	if r = in.read(); r == end {
		return 0, 0, io.EOF
	}
	return r, in.last, nil
}

func (in *input) UnreadRune() error {
	in.unread()
	return nil
}

func (in *input) Read(buf []byte) (n int, err error) {
	return 0, errors.New("ScanState's Read should not be called. Use ReadRune")
}

func (in *input) Width() (wid int, ok bool) { return in.limit, in.limit >= 0 }

func (in *input) Token(skipSpace bool, f func(rune) bool) (token []byte, err error) {
	defer caught(&err)
	if f == nil {
		f = func(r rune) bool { return !isSpace(r) }
	}
	if skipSpace {
		in.SkipSpace()
	}
	return []byte(in.while(f)), nil
}

func (in *input) while(f func(rune) bool) string {
	var token []byte
	for {
		r := in.read()
		if r == end {
			break
		}
		if !f(r) {
			in.unread()
			break
		}
		token = append(token, string(r)...)
	}
	return string(token)
}

func isSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\v', '\f', '\r', 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
		return true
	}
	return 0x2000 <= r && r <= 0x200A
}

func (in *input) SkipSpace() {
	for {
		r := in.read()
		if r == '\r' {
			if next := in.read(); next == '\n' {
				r = next
			} else {
				in.unread()
				continue
			}
		}
		switch {
		case r == end:
			return
		case r == '\n' && in.lineEnd:
			in.fail("unexpected newline")
		case !isSpace(r):
			in.unread()
			return
		}
	}
}

// begin skips spaces and demands that something follows.
func (in *input) begin() {
	in.SkipSpace()
	in.more(io.EOF)
}

// more demands that something follows.
func (in *input) more(otherwise error) {
	if in.read() == end {
		panic(scanFailure{otherwise})
	}
	in.unread()
}

func contains(chars string, r rune) bool {
	for _, c := range chars {
		if c == r {
			return true
		}
	}
	return false
}

// accept takes the next rune if it is one of chars, and adds it to the token.
func (in *input) accept(chars string, token *string) bool {
	r := in.read()
	if r == end {
		return false
	}
	if !contains(chars, r) {
		in.unread()
		return false
	}
	*token += string(r)
	return true
}

func caught(err *error) {
	switch e := recover().(type) {
	case nil:
	case scanFailure:
		*err = e.err
	default:
		panic(e)
	}
}

const (
	binaryDigits  = "01"
	octalDigits   = "01234567"
	decimalDigits = "0123456789"
	allDigits     = "0123456789aAbBcCdDeEfF"
)

func (in *input) verb(verb rune, allowed, what string) {
	if !contains(allowed, verb) {
		in.fail("bad verb '%" + string(verb) + "' for " + what)
	}
}

// integer reads the token of a number and says in which base it is; sign if there may be one.
func (in *input) integer(verb rune, sign bool) (token string, base int) {
	in.begin()
	in.verb(verb, "bdoUxXv", "integer")
	if verb == 'U' {
		if !in.accept("U", &token) || !in.accept("+", &token) {
			in.fail("bad unicode format ")
		}
		token = ""
		base = 16
	}
	if sign {
		in.accept("+-", &token)
	}
	signed := len(token)
	digits := decimalDigits
	switch verb {
	case 'b':
		base, digits = 2, binaryDigits
	case 'o':
		base, digits = 8, octalDigits
	case 'x', 'X', 'U':
		base, digits = 16, allDigits
	case 'v':
		digits += "_"
		if in.accept("0", &token) {
			switch digits = octalDigits + "_"; {
			case in.accept("bB", &token):
				digits = binaryDigits + "_"
			case in.accept("oO", &token):
			case in.accept("xX", &token):
				digits = allDigits + "_"
			}
		}
	default:
		base = 10
	}
	if len(token) == signed {
		in.more(io.EOF)
		if !in.accept(digits, &token) {
			in.fail("expected integer")
		}
	}
	for in.accept(digits, &token) {
	}
	return token, base
}

// parseInteger is strconv's ParseInt or ParseUint without that package; the texts of errors are the same.
func (in *input) parseInteger(function, token string, base int) (magnitude uint64, negative bool) {
	digits := token
	if digits != "" && (digits[0] == '-' || digits[0] == '+') {
		negative = digits[0] == '-'
		digits = digits[1:]
	}
	wrong := func(text string) {
		in.fail("strconv." + function + ": parsing " + native.Quote(token, '"', 0) + ": " + text)
	}
	prefixed := false
	if base == 0 {
		base = 10
		if prefixed = len(digits) > 1 && digits[0] == '0'; prefixed {
			switch digits[1] | 0x20 {
			case 'b':
				base, digits = 2, digits[2:]
			case 'o':
				base, digits = 8, digits[2:]
			case 'x':
				base, digits = 16, digits[2:]
			default:
				base, digits = 8, digits[1:]
			}
		}
	}
	if digits == "" || digits[len(digits)-1] == '_' {
		wrong("invalid syntax")
	}
	for i := 0; i < len(digits); i++ {
		c := digits[i] | 0x20
		if digits[i] == '_' {
			if i == 0 && !prefixed || i > 0 && digits[i-1] == '_' {
				wrong("invalid syntax")
			}
			continue
		}
		value := uint64(c - '0')
		if c >= 'a' {
			value = uint64(c-'a') + 10
		}
		if next := magnitude*uint64(base) + value; magnitude > (1<<64-1)/uint64(base) || next < value {
			wrong("value out of range")
		} else {
			magnitude = next
		}
	}
	limit := uint64(1) << 63
	if function == "ParseInt" && (magnitude > limit || magnitude == limit && !negative) {
		wrong("value out of range")
	}
	return magnitude, negative
}

func (in *input) signed(verb rune, bits int) int64 {
	if verb == 'c' {
		return int64(in.character(bits))
	}
	token, base := in.integer(verb, true)
	magnitude, negative := in.parseInteger("ParseInt", token, base)
	v := int64(magnitude)
	if negative {
		v = -v
	}
	if shift := uint(64 - bits); v<<shift>>shift != v {
		in.fail("integer overflow on token " + token)
	}
	return v
}

func (in *input) unsigned(verb rune, bits int) uint64 {
	if verb == 'c' {
		return uint64(in.character(bits))
	}
	token, base := in.integer(verb, false)
	v, _ := in.parseInteger("ParseUint", token, base)
	if shift := uint(64 - bits); v<<shift>>shift != v {
		in.fail("unsigned integer overflow on token " + token)
	}
	return v
}

func (in *input) character(bits int) rune {
	in.more(io.EOF)
	r := in.read()
	if shift := uint(64 - bits); int64(r)<<shift>>shift != int64(r) {
		in.fail("overflow on character value " + string(r))
	}
	return r
}

func (in *input) floatToken() (token string) {
	if in.accept("nN", &token) && in.accept("aA", &token) && in.accept("nN", &token) {
		return token
	}
	in.accept("+-", &token)
	if in.accept("iI", &token) && in.accept("nN", &token) && in.accept("fF", &token) {
		return token
	}
	digits, exponent := decimalDigits+"_", "eEpP"
	if in.accept("0", &token) && in.accept("xX", &token) {
		digits, exponent = allDigits+"_", "pP"
	}
	for in.accept(digits, &token) {
	}
	if in.accept(".", &token) {
		for in.accept(digits, &token) {
		}
	}
	if in.accept(exponent, &token) {
		in.accept("+-", &token)
		for in.accept(decimalDigits+"_", &token) {
		}
	}
	return token
}

func (in *input) parseFloat(token string, bits int) float64 {
	v, status := native.ParseFloat(token, bits)
	if status != native.Parsed {
		text := "invalid syntax"
		if status == native.OutOfRange {
			text = "value out of range"
		}
		in.fail("strconv.ParseFloat: parsing " + native.Quote(token, '"', 0) + ": " + text)
	}
	return v
}

func (in *input) float(verb rune, bits int) float64 {
	in.verb(verb, "beEfFgGv", "float"+native.FormatInt(int64(bits), 10))
	in.begin()
	return in.parseFloat(in.floatToken(), bits)
}

func (in *input) complex(verb rune, bits int) complex128 {
	in.verb(verb, "beEfFgGv", "complex")
	in.begin()
	token := ""
	parens := in.accept("(", &token)
	re := in.floatToken()
	sign := ""
	if !in.accept("+-", &sign) {
		in.fail("syntax error scanning complex number")
	}
	im := sign + in.floatToken()
	if !in.accept("i", &token) || parens && !in.accept(")", &token) {
		in.fail("syntax error scanning complex number")
	}
	return complex(in.parseFloat(re, bits), in.parseFloat(im, bits))
}

func (in *input) bool(verb rune) bool {
	in.begin()
	in.verb(verb, "tv", "boolean")
	token := ""
	word := func(rest ...string) {
		if in.accept(rest[0], &token) {
			for _, chars := range rest[1:] {
				if !in.accept(chars, &token) {
					in.fail("syntax error scanning boolean")
				}
			}
		}
	}
	switch in.read() {
	case '1':
		return true
	case 't', 'T':
		word("rR", "uU", "eE")
		return true
	case 'f', 'F':
		word("aA", "lL", "sS", "eE")
	}
	return false
}

func (in *input) string(verb rune) (s string) {
	in.verb(verb, "svqxX", "string")
	in.begin()
	switch verb {
	case 'q':
		return in.quoted()
	case 'x', 'X':
		for {
			digit := ""
			if !in.accept(allDigits, &digit) {
				break
			}
			in.more(io.ErrUnexpectedEOF)
			if !in.accept(allDigits, &digit) {
				in.fail("illegal hex digit")
			}
			v, _ := in.parseInteger("ParseUint", digit, 16)
			s += string([]byte{byte(v)})
		}
		if s == "" {
			in.fail("no hex data for %x string")
		}
		return s
	}
	return in.while(func(r rune) bool { return !isSpace(r) })
}

// quoted reads a string between back quotes, or between quotes with the escapes that a letter stands for.
func (in *input) quoted() string {
	mark := in.read()
	if mark != '"' && mark != '`' {
		in.fail("expected quoted string")
	}
	var text []byte
	for {
		r := in.read()
		switch {
		case r == end:
			panic(scanFailure{io.ErrUnexpectedEOF})
		case r == mark:
			return string(text)
		case r == '\\' && mark == '"':
			r = in.read()
			for i, c := range "abfnrtv" {
				if c == r {
					r = rune("\a\b\f\n\r\t\v"[i])
					break
				}
			}
		}
		text = append(text, string(r)...)
	}
}
