package fmt

import "internal/native"

// numberLimit bounds widths, precisions and argument indices.
const numberLimit = 1000000

// number reads digits of format from i on; found is false without any, or beyond numberLimit.
func number(format string, i int) (value int, found bool, next int) {
	for next = i; next < len(format) && '0' <= format[next] && format[next] <= '9'; next++ {
		if value > numberLimit {
			return 0, false, len(format)
		}
		value = value*10 + int(format[next]-'0')
	}
	return value, next > i, next
}

// argument reads an index like [2] at format[i]: the argument it names, and whether one was there and good.
func (p *printer) argument(format string, i, current, count int) (arg, next int, found, good bool) {
	if i >= len(format) || format[i] != '[' {
		return current, i, false, true
	}
	p.indexed = true
	end := i + 1
	for end < len(format) && format[end] != ']' {
		end++
	}
	if end == len(format) {
		return current, i + 1, false, false
	}
	value, found, next := number(format, i+1)
	if !found || next != end {
		return current, end + 1, false, false
	}
	if value < 1 || value > count {
		return current, end + 1, true, false
	}
	return value - 1, end + 1, true, true
}

// starred is the value of a width or precision given as an argument.
func starred(a []any, i int) (value int, ok bool, next int) {
	if i >= len(a) {
		return 0, false, i
	}
	bits := native.Bits
	switch kind := native.Kind(a[i]) &^ native.HasMethods; {
	case native.Int <= kind && kind <= native.Int64:
		value, ok = int(bits(a[i])), true
	case native.Uint <= kind && kind <= native.Uintptr:
		value, ok = int(bits(a[i])), int(bits(a[i])) >= 0
	}
	if value > numberLimit || value < -numberLimit {
		value, ok = 0, false
	}
	return value, ok, i + 1
}

func (p *printer) printf(format string, a []any) {
	current := 0
	p.indexed = false
	for i := 0; i < len(format); {
		begin := i
		for i < len(format) && format[i] != '%' {
			i++
		}
		p.text = append(p.text, format[begin:i]...)
		if i >= len(format) {
			break
		}
		i, current = p.printDirective(format, i+1, a, current)
	}
	if !p.indexed && current < len(a) {
		p.extra(a[current:])
	}
}

// printDirective does what the directive after the % before i asks; returns the index after it and the next argument.
func (p *printer) printDirective(format string, i int, a []any, current int) (int, int) {
	p.directive = directive{}
	i = p.flags(format, i)
	good, ok, indexed := true, true, false

	current, i, indexed, ok = p.argument(format, i, current, len(a))
	good = good && ok
	if i < len(format) && format[i] == '*' {
		i++
		p.width, p.hasWidth, current = starred(a, current)
		if !p.hasWidth {
			p.text = append(p.text, "%!(BADWIDTH)"...)
		}
		if p.width < 0 {
			p.width, p.minus, p.zero = -p.width, true, false
		}
		indexed = false
	} else {
		p.width, p.hasWidth, i = number(format, i)
		if indexed && p.hasWidth {
			good = false
		}
	}

	if i+1 <= len(format) && format[i] == '.' {
		i++
		if indexed {
			good = false
		}
		current, i, indexed, ok = p.argument(format, i, current, len(a))
		good = good && ok
		if i < len(format) && format[i] == '*' {
			i++
			p.precision, p.hasPrecision, current = starred(a, current)
			if p.precision < 0 {
				p.precision, p.hasPrecision = 0, false
			}
			if !p.hasPrecision {
				p.text = append(p.text, "%!(BADPREC)"...)
			}
			indexed = false
		} else {
			p.precision, _, i = number(format, i)
			p.hasPrecision = true
		}
	}
	if !indexed {
		current, i, _, ok = p.argument(format, i, current, len(a))
		good = good && ok
	}

	if i >= len(format) {
		p.text = append(p.text, "%!(NOVERB)"...)
		return i, current
	}
	var verb rune
	verb, i = runeAt(format, i)
	switch {
	case verb == '%':
		p.text = append(p.text, '%')
	case !good:
		p.complain(verb, "(BADINDEX)")
	case current >= len(a):
		p.complain(verb, "(MISSING)")
	default:
		if verb == 'w' {
			p.wrapped = append(p.wrapped, current)
		}
		if verb == 'v' || verb == 'w' {
			p.sharpV, p.sharp = p.sharp, false
			p.plusV, p.plus = p.plus, false
		}
		p.print(a[current], verb)
		current++
	}
	return i, current
}

func (p *printer) flags(format string, i int) int {
	for ; i < len(format); i++ {
		switch format[i] {
		case '#':
			p.sharp = true
		case '0':
			p.zero = !p.minus
		case '+':
			p.plus = true
		case '-':
			p.minus = true
			p.zero = false
		case ' ':
			p.space = true
		default:
			return i
		}
	}
	return i
}

func runeAt(s string, i int) (rune, int) {
	if s[i] < 0x80 {
		return rune(s[i]), i + 1
	}
	s = s[i:]
	var verb rune
	for j, r := range s {
		if j > 0 {
			return verb, i + j
		}
		verb = r
	}
	return verb, i + len(s)
}

func (p *printer) complain(verb rune, what string) {
	p.text = append(p.text, "%!"...)
	p.text = append(p.text, string(verb)...)
	p.text = append(p.text, what...)
}

// extra lists arguments that the format did not use.
func (p *printer) extra(a []any) {
	p.directive = directive{}
	p.text = append(p.text, "%!(EXTRA "...)
	for i, arg := range a {
		if i > 0 {
			p.text = append(p.text, ", "...)
		}
		p.text = append(p.text, native.TypeString(arg)...)
		if arg != nil {
			p.text = append(p.text, '=')
			p.print(arg, 'v')
		}
	}
	p.text = append(p.text, ')')
}
