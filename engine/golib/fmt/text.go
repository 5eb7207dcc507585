package fmt

import "internal/native"

// pad writes s in the asked width; missing runes are spaces, or zeros on the left.
func (p *printer) pad(s string) {
	if !p.hasWidth || p.width == 0 {
		p.text = append(p.text, s...)
		return
	}
	missing := p.width - native.RuneCount(s)
	if p.minus {
		p.text = append(p.text, s...)
		p.fill(missing, ' ')
		return
	}
	if p.zero {
		p.fill(missing, '0')
	} else {
		p.fill(missing, ' ')
	}
	p.text = append(p.text, s...)
}

func (p *printer) fill(count int, c byte) {
	for ; count > 0; count-- {
		p.text = append(p.text, c)
	}
}

// padSpaces is pad that never fills with zeros.
func (p *printer) padSpaces(s string) {
	zero := p.zero
	p.zero = false
	p.pad(s)
	p.zero = zero
}

// integer writes v in a base; negative bases are capital letters. Precision is the least number of digits.
func (p *printer) integer(v uint64, base int, signed bool, verb rune) {
	sign := ""
	if signed && int64(v) < 0 {
		sign, v = "-", -v
	} else if p.plus {
		sign = "+"
	} else if p.space {
		sign = " "
	}
	digits := native.FormatUint(v, base)
	if !p.hasWidth && !p.hasPrecision && !p.sharp && verb != 'O' {
		p.text = append(append(p.text, sign...), digits...)
		return
	}
	least := 0
	if p.hasPrecision {
		least = p.precision
		if least == 0 && v == 0 {
			p.padSpaces("")
			return
		}
	} else if p.zero && p.hasWidth {
		least = p.width - len(sign)
	}
	if missing := least - len(digits); missing > 0 {
		zeros := make([]byte, missing)
		for i := range zeros {
			zeros[i] = '0'
		}
		digits = string(zeros) + digits
	}
	if p.sharp {
		switch base {
		case 2:
			digits = "0b" + digits
		case 8:
			if digits[0] != '0' {
				digits = "0" + digits
			}
		case 16:
			digits = "0x" + digits
		case -16:
			digits = "0X" + digits
		}
	}
	if verb == 'O' {
		digits = "0o" + digits
	}
	p.padSpaces(sign + digits)
}

// address writes v as 0x… or without the prefix.
func (p *printer) address(v uint64, prefixed bool) {
	sharp := p.sharp
	p.sharp = prefixed
	p.integer(v, 16, false, 'v')
	p.sharp = sharp
}

// runeOf is v as a character; what is none is U+FFFD.
func runeOf(v uint64) rune {
	if v > 0x10FFFF {
		return 0xFFFD
	}
	return rune(v)
}

// unicode writes v like U+0078, or U+0078 'x'.
func (p *printer) unicode(v uint64) {
	digits := native.FormatUint(v, -16)
	least := 4
	if p.hasPrecision && p.precision > least {
		least = p.precision
	}
	text := []byte("U+")
	for n := len(digits); n < least; n++ {
		text = append(text, '0')
	}
	text = append(text, digits...)
	if p.sharp && v <= 0x10FFFF && v>>11 != 0x1B {
		if quoted := native.Quote(string(rune(v)), '\'', 0); quoted[1] != '\\' || v == '\\' || v == '\'' {
			text = append(append(append(text, " '"...), string(rune(v))...), '\'')
		}
	}
	p.padSpaces(string(text))
}

func (p *printer) quotedRune(v uint64) {
	mode := 0
	if p.plus {
		mode = native.QuoteASCII
	}
	p.pad(native.Quote(string(runeOf(v)), '\'', mode))
}

// cut shortens s to as many runes as the precision says.
func (p *printer) cut(s string) string {
	if p.hasPrecision {
		n := p.precision
		for i := range s {
			n--
			if n < 0 {
				return s[:i]
			}
		}
	}
	return s
}

func (p *printer) quoted(s string) {
	s = p.cut(s)
	if p.sharp && canBackquote(s) {
		p.pad("`" + s + "`")
		return
	}
	mode := 0
	if p.plus {
		mode = native.QuoteASCII
	}
	p.pad(native.Quote(s, '"', mode))
}

func canBackquote(s string) bool {
	for i, r := range s {
		if r < ' ' && r != '\t' || r == '`' || r == 0x7F || r == 0xFEFF || r == 0xFFFD && s[i] != 0xEF {
			return false
		}
	}
	return true
}

// hexadecimal writes the bytes of s as digits.
func (p *printer) hexadecimal(s string, digits string) {
	if p.hasPrecision && p.precision < len(s) {
		s = s[:p.precision]
	}
	prefix := "0x"
	if digits[10] == 'A' {
		prefix = "0X"
	}
	var text []byte
	for i := 0; i < len(s); i++ {
		if p.space && i > 0 {
			text = append(text, ' ')
		}
		if p.sharp && (p.space || i == 0) {
			text = append(text, prefix...)
		}
		text = append(text, digits[s[i]>>4], digits[s[i]&15])
	}
	p.pad(string(text))
}

// float writes v; the precision is that of the directive, or else the given one.
func (p *printer) float(v float64, bits int, verb byte, precision int) {
	if p.hasPrecision {
		precision = p.precision
	}
	shape := verb
	if shape == 'v' {
		shape = 'g'
	}
	s := native.FormatFloat(v, shape, precision, bits)
	if s[0] != '-' && s[0] != '+' {
		s = "+" + s
	}
	if p.space && s[0] == '+' && !p.plus {
		s = " " + s[1:]
	}
	if s[1] == 'I' || s[1] == 'N' {
		if s[1] == 'N' && !p.space && !p.plus {
			s = s[1:] // an infinity keeps its sign
		}
		p.padSpaces(s)
		return
	}
	if p.sharp && verb != 'b' {
		s = withPoint(s, verb, precision)
	}
	if p.plus || s[0] != '+' {
		if p.zero && p.hasWidth && p.width > len(s) {
			p.text = append(p.text, s[0])
			p.fill(p.width-len(s), '0')
			p.text = append(p.text, s[1:]...)
			return
		}
		p.pad(s)
		return
	}
	p.pad(s[1:])
}

// withPoint is %#: a decimal point always, and for %g the zeros at the end that it leaves out.
func withPoint(s string, verb byte, precision int) string {
	digits := 0
	switch verb {
	case 'v', 'g', 'G', 'x':
		digits = precision
		if digits == -1 {
			digits = 6
		}
	}
	tail, point, started := "", false, false
	for i := 1; i < len(s) && tail == ""; i++ {
		switch c := s[i]; {
		case c == '.':
			point = true
		case c == 'p' || c == 'P' || (c == 'e' || c == 'E') && verb != 'x' && verb != 'X':
			s, tail = s[:i], s[i:]
		default: // the x of a hexadecimal form counts as a digit, too
			if c != '0' {
				started = true
			}
			if started {
				digits--
			}
		}
	}
	if !point {
		if len(s) == 2 && s[1] == '0' {
			digits--
		}
		s += "."
	}
	for ; digits > 0; digits-- {
		s += "0"
	}
	return s + tail
}

// complex writes both parts in brackets, the second with its sign.
func (p *printer) complex(re, im float64, bits int, verb byte, precision int) {
	plus := p.plus
	p.text = append(p.text, '(')
	p.float(re, bits, verb, precision)
	p.plus = true
	p.float(im, bits, verb, precision)
	p.text = append(p.text, "i)"...)
	p.plus = plus
}
