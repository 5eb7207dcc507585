package fmt

import (
	"errors"
	"internal/native"
	"io"
)

// one reads a value into what arg points to.
func (in *input) one(verb rune, arg any) {
	switch v := arg.(type) {
	case Scanner:
		err := v.Scan(in, verb)
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			panic(scanFailure{err})
		}
	case *bool:
		*v = in.bool(verb)
	case *int:
		*v = int(in.signed(verb, 64))
	case *int8:
		*v = int8(in.signed(verb, 8))
	case *int16:
		*v = int16(in.signed(verb, 16))
	case *int32:
		*v = int32(in.signed(verb, 32))
	case *int64:
		*v = in.signed(verb, 64)
	case *uint:
		*v = uint(in.unsigned(verb, 64))
	case *uint8:
		*v = uint8(in.unsigned(verb, 8))
	case *uint16:
		*v = uint16(in.unsigned(verb, 16))
	case *uint32:
		*v = uint32(in.unsigned(verb, 32))
	case *uint64:
		*v = in.unsigned(verb, 64)
	case *uintptr:
		*v = uintptr(in.unsigned(verb, 64))
	case *float32:
		*v = float32(in.float(verb, 32))
	case *float64:
		*v = in.float(verb, 64)
	case *complex64:
		*v = complex64(in.complex(verb, 32))
	case *complex128:
		*v = in.complex(verb, 64)
	case *string:
		*v = in.string(verb)
	case *[]byte:
		*v = []byte(in.string(verb))
	default:
		if native.Kind(arg)&^native.HasMethods != native.Pointer {
			in.fail("type not a pointer: " + native.TypeString(arg))
		}
		in.fail("can't scan type: " + native.TypeString(arg))
	}
}

// values reads one after the other; to the end of the line for Scanln.
func (in *input) values(a []any) (n int, err error) {
	defer caught(&err)
	in.limit = -1
	for _, arg := range a {
		in.one('v', arg)
		n++
	}
	for in.lineEnd {
		r := in.read()
		if r == '\n' || r == end {
			break
		}
		if !isSpace(r) {
			in.fail("expected newline")
		}
	}
	return n, nil
}

// spaces matches spaces and line ends of the format, and gives what follows them.
func (in *input) spaces(format string) string {
	lines, trailing := 0, false
	for format != "" {
		r, size := runeAt(format, 0)
		if !isSpace(r) {
			break
		}
		if trailing = r != '\n'; !trailing {
			lines++
		}
		format = format[size:]
	}
	blank := func(r rune) bool { return isSpace(r) && r != '\n' }
	for i := 0; i < lines; i++ {
		in.while(blank)
		if r := in.read(); r != '\n' && r != end {
			in.fail("newline in format does not match input")
		}
	}
	if trailing {
		if lines == 0 {
			switch r := in.read(); {
			case r == '\n':
				in.fail("newline in input does not match format")
			case r != end && !isSpace(r):
				in.fail("expected space in input to match format")
			}
		}
		in.while(blank)
	}
	return format
}

func (in *input) formatted(format string, a []any) (n int, err error) {
	defer caught(&err)
	plain := false // the item before was text, not a directive
	for format != "" {
		in.limit = -1
		r, size := runeAt(format, 0)
		if isSpace(r) {
			format = in.spaces(format)
			plain = true
			continue
		}
		format = format[size:]
		if r == '%' {
			if format == "" {
				in.fail("missing verb: % at end of format string")
			}
			if format[0] != '%' {
				width, found, next := number(format, 0)
				if next >= len(format) {
					in.fail("missing verb: % at end of format string")
				}
				var verb rune
				verb, next = runeAt(format, next)
				format = format[next:]
				if verb != 'c' {
					in.SkipSpace()
				}
				if found {
					in.limit = width
				}
				if n >= len(a) {
					in.fail("too few operands for format '%" + string(verb) + format + "'")
				}
				in.one(verb, a[n])
				n++
				plain = false
				continue
			}
			format = format[1:]
			in.more(io.ErrUnexpectedEOF)
			if percent := ""; !in.accept("%", &percent) {
				if plain {
					in.fail("input does not match format")
				}
				in.begin()
				if !in.accept("%", &percent) {
					in.fail("missing literal %")
				}
			}
			plain = true
			continue
		}
		plain = true
		in.more(io.ErrUnexpectedEOF)
		if in.read() != r {
			in.unread()
			in.fail("input does not match format")
		}
	}
	if n < len(a) {
		in.fail("too many operands")
	}
	return n, nil
}

func Sscan(s string, a ...any) (n int, err error) {
	return (&input{text: s}).values(a)
}

func Sscanln(s string, a ...any) (n int, err error) {
	return (&input{text: s, lineEnd: true}).values(a)
}

func Sscanf(s string, format string, a ...any) (n int, err error) {
	return (&input{text: s, lineEnd: true}).formatted(format, a)
}

// single makes a RuneScanner of any reader, byte by byte, so that nothing is taken that is not needed.
type single struct {
	r       io.Reader
	last    rune
	size    int
	pending bool
}

func (s *single) ReadRune() (r rune, size int, err error) {
	if s.pending {
		s.pending = false
		return s.last, s.size, nil
	}
	var b [4]byte
	if _, err := io.ReadFull(s.r, b[:1]); err != nil {
		return 0, 0, err
	}
	n := 1
	for want := b[0]; want >= 0xC0 && n < 4 && want<<uint(n)&0x80 != 0; n++ {
		if _, err := io.ReadFull(s.r, b[n:n+1]); err != nil {
			break
		}
	}
	s.last, s.size = runeAt(string(b[:n]), 0)
	return s.last, s.size, nil
}

func (s *single) UnreadRune() error {
	if s.size == 0 {
		return errors.New("nothing to unread")
	}
	s.pending = true
	return nil
}

func runes(r io.Reader) io.RuneScanner {
	if from, ok := r.(io.RuneScanner); ok {
		return from
	}
	return &single{r: r}
}

func Fscan(r io.Reader, a ...any) (n int, err error) {
	return (&input{from: runes(r)}).values(a)
}

func Fscanln(r io.Reader, a ...any) (n int, err error) {
	return (&input{from: runes(r), lineEnd: true}).values(a)
}

func Fscanf(r io.Reader, format string, a ...any) (n int, err error) {
	return (&input{from: runes(r), lineEnd: true}).formatted(format, a)
}

// The standard input is empty.

func Scan(a ...any) (n int, err error)                 { return Sscan("", a...) }
func Scanln(a ...any) (n int, err error)               { return Sscanln("", a...) }
func Scanf(format string, a ...any) (n int, err error) { return Sscanf("", format, a...) }
