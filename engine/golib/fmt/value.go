package fmt

import "internal/native"

// How a value was reached. Methods of what lies in unexported fields are not called.
const (
	reachable = iota
	embedded  // an unexported embedded field: its own exported fields are reachable again
	hidden
)

// print writes one argument.
func (p *printer) print(arg any, verb rune) {
	if arg == nil {
		p.arg = nil
		if verb == 'T' || verb == 'v' {
			p.pad("<nil>")
		} else {
			p.bad(verb)
		}
		return
	}
	switch verb {
	case 'T':
		p.formatString(native.TypeString(arg), 's')
		return
	case 'p':
		p.arg = arg
		p.pointer(arg, native.Kind(arg)&^native.HasMethods, 'p')
		return
	}
	p.value(arg, verb, 0, reachable)
}

// bad reports a verb that does not fit.
func (p *printer) bad(verb rune) {
	p.erroring = true
	p.complain(verb, "(")
	if arg := p.arg; arg != nil {
		p.text = append(p.text, native.TypeString(arg)...)
		p.text = append(p.text, '=')
		p.print(arg, 'v')
	} else {
		p.text = append(p.text, "<nil>"...)
	}
	p.text = append(p.text, ')')
	p.erroring = false
}

// value writes v as its methods or its kind say. depth counts how far inside the argument it lies.
func (p *printer) value(v any, verb rune, depth, reach int) {
	kind := native.Kind(v)
	p.arg = v
	if verb == 'w' && reach == reachable && !p.erroring {
		if _, ok := v.(error); !ok || !p.wraps {
			p.bad(verb)
			return
		}
		verb = 'v'
	}
	if kind&native.HasMethods != 0 {
		kind &^= native.HasMethods
		if reach == reachable && !p.erroring && p.methods(v, verb) {
			return
		}
		p.arg = v
	}
	switch kind {
	case native.Invalid:
		if verb == 'v' {
			p.text = append(p.text, "<nil>"...)
		} else {
			p.bad(verb)
		}
	case native.Bool:
		if verb != 't' && verb != 'v' {
			p.bad(verb)
		} else if native.Bits(v) != 0 {
			p.pad("true")
		} else {
			p.pad("false")
		}
	case native.Int, native.Int8, native.Int16, native.Int32, native.Int64:
		p.formatInteger(native.Bits(v), true, verb)
	case native.Uint, native.Uint8, native.Uint16, native.Uint32, native.Uint64, native.Uintptr:
		p.formatInteger(native.Bits(v), false, verb)
	case native.Float32:
		p.formatFloat(v, 32, verb)
	case native.Float64:
		p.formatFloat(v, 64, verb)
	case native.Complex64:
		p.formatFloat(v, -32, verb)
	case native.Complex128:
		p.formatFloat(v, -64, verb)
	case native.String:
		p.formatString(native.StringOf(v), verb)
	case native.Map:
		p.mapping(v, verb, depth, reach)
	case native.Struct:
		p.structure(v, verb, depth, reach)
	case native.Array, native.Slice:
		p.sequence(v, kind, verb, depth, reach)
	case native.Pointer:
		if depth == 0 && native.Bits(v) != 0 {
			switch _, of := native.PartType(v, -1); of {
			case native.Array, native.Slice, native.Struct, native.Map:
				p.text = append(p.text, '&')
				p.value(native.Element(v, 0), verb, depth+1, reach)
				return
			}
		}
		p.pointer(v, kind, verb)
	case native.Chan, native.Func, native.UnsafePointer:
		p.pointer(v, kind, verb)
	}
}

// methods lets v print itself if it can.
func (p *printer) methods(v any, verb rune) bool {
	if f, ok := v.(Formatter); ok {
		p.callFormat(f, verb)
		return true
	}
	if p.sharpV {
		if g, ok := v.(GoStringer); ok {
			p.callGoString(g, verb)
			return true
		}
		return false
	}
	switch verb {
	case 'v', 's', 'x', 'X', 'q':
		switch x := v.(type) {
		case error:
			p.callError(x, verb)
			return true
		case Stringer:
			p.callString(x, verb)
			return true
		}
	}
	return false
}

func (p *printer) callFormat(f Formatter, verb rune) {
	defer p.catch(f, verb, "Format")
	f.Format(p, verb)
}

func (p *printer) callGoString(g GoStringer, verb rune) {
	defer p.catch(g, verb, "GoString")
	p.pad(p.cut(g.GoString()))
}

func (p *printer) callError(e error, verb rune) {
	defer p.catch(e, verb, "Error")
	p.formatString(e.Error(), verb)
}

func (p *printer) callString(s Stringer, verb rune) {
	defer p.catch(s, verb, "String")
	p.formatString(s.String(), verb)
}

// catch is deferred: a panic in a method becomes part of the text.
func (p *printer) catch(v any, verb rune, method string) {
	err := recover()
	if err == nil {
		return
	}
	if native.Kind(v)&^native.HasMethods == native.Pointer && native.Bits(v) == 0 {
		p.text = append(p.text, "<nil>"...)
		return
	}
	if p.nested {
		panic(err)
	}
	asked := p.directive
	p.directive = directive{}
	p.complain(verb, "(PANIC="+method+" method: ")
	p.nested = true
	p.print(err, 'v')
	p.nested = false
	p.text = append(p.text, ')')
	p.directive = asked
}

func (p *printer) formatInteger(v uint64, signed bool, verb rune) {
	switch verb {
	case 'v':
		if p.sharpV && !signed {
			p.address(v, true)
		} else {
			p.integer(v, 10, signed, verb)
		}
	case 'd':
		p.integer(v, 10, signed, verb)
	case 'b':
		p.integer(v, 2, signed, verb)
	case 'o', 'O':
		p.integer(v, 8, signed, verb)
	case 'x':
		p.integer(v, 16, signed, verb)
	case 'X':
		p.integer(v, -16, signed, verb)
	case 'c':
		p.pad(string(runeOf(v)))
	case 'q':
		p.quotedRune(v)
	case 'U':
		p.unicode(v)
	default:
		p.bad(verb)
	}
}

// formatFloat writes a float, or a complex number if bits is negative: those of one part.
func (p *printer) formatFloat(v any, bits int, verb rune) {
	precision := -1
	shape := byte(verb)
	switch verb {
	case 'v', 'b', 'g', 'G', 'x', 'X':
	case 'f', 'e', 'E':
		precision = 6
	case 'F':
		precision, shape = 6, 'f'
	default:
		p.bad(verb)
		return
	}
	if bits < 0 {
		p.complex(native.Float(v, 0), native.Float(v, 1), -bits, shape, precision)
	} else {
		p.float(native.Float(v, 0), bits, shape, precision)
	}
}

const (
	lowerDigits = "0123456789abcdef"
	upperDigits = "0123456789ABCDEF"
)

func (p *printer) formatString(s string, verb rune) {
	switch verb {
	case 'v':
		if p.sharpV {
			p.quoted(s)
		} else {
			p.pad(p.cut(s))
		}
	case 's':
		p.pad(p.cut(s))
	case 'x':
		p.hexadecimal(s, lowerDigits)
	case 'X':
		p.hexadecimal(s, upperDigits)
	case 'q':
		p.quoted(s)
	default:
		p.bad(verb)
	}
}

// part writes something inside a value; nothing there is a nil interface of the declared type.
func (p *printer) part(v any, declared string, verb rune, depth, reach int) {
	if v == nil && p.sharpV {
		p.text = append(append(p.text, declared...), "(nil)"...)
	} else if v == nil {
		p.text = append(p.text, "<nil>"...)
	} else {
		p.value(v, verb, depth+1, reach)
	}
}

// open writes what stands before the parts of a value, separate what stands between two.
func (p *printer) open(name, plain string) {
	if p.sharpV {
		p.text = append(append(p.text, name...), '{')
	} else {
		p.text = append(p.text, plain...)
	}
}

func (p *printer) separate() {
	if p.sharpV {
		p.text = append(p.text, ", "...)
	} else {
		p.text = append(p.text, ' ')
	}
}

func (p *printer) close(plain byte) {
	if p.sharpV {
		plain = '}'
	}
	p.text = append(p.text, plain)
}

func (p *printer) mapping(v any, verb rune, depth, reach int) {
	name := native.TypeString(v)
	if p.sharpV && native.Bits(v) == 0 {
		p.text = append(append(p.text, name...), "(nil)"...)
		return
	}
	keys, _ := native.PartType(v, -2)
	values, _ := native.PartType(v, -1)
	p.open(name, "map[")
	for i, entry := range native.MapEntries(v) {
		switch {
		case i%2 == 1:
			p.text = append(p.text, ':')
			p.part(entry, values, verb, depth, reach)
			continue
		case i > 0:
			p.separate()
		}
		p.part(entry, keys, verb, depth, reach)
	}
	p.close(']')
}

func (p *printer) structure(v any, verb rune, depth, reach int) {
	p.open(native.TypeString(v), "{")
	for i, n := 0, native.Length(v); i < n; i++ {
		if i > 0 {
			p.separate()
		}
		name, is := native.FieldName(v, i)
		if p.plusV || p.sharpV {
			p.text = append(append(p.text, name...), ':')
		}
		inner := reach
		switch {
		case reach == hidden:
		case is&native.Exported != 0:
			inner = reachable
		case is&native.Embedded != 0:
			inner = embedded
		default:
			inner = hidden
		}
		declared, _ := native.PartType(v, i)
		p.part(native.Field(v, i), declared, verb, depth, inner)
	}
	p.close('}')
}

func (p *printer) sequence(v any, kind int, verb rune, depth, reach int) {
	element, of := native.PartType(v, -1)
	if of == native.Uint8 {
		switch verb {
		case 's', 'q', 'x', 'X':
			p.formatString(native.StringOf(v), verb)
			return
		}
	}
	name := native.TypeString(v)
	if depth == 0 && name == "[]uint8" {
		name = "[]byte"
	}
	if p.sharpV && kind == native.Slice && native.Bits(v) == 0 {
		p.text = append(append(p.text, name...), "(nil)"...)
		return
	}
	p.open(name, "[")
	for i, n := 0, native.Length(v); i < n; i++ {
		if i > 0 {
			p.separate()
		}
		p.part(native.Element(v, i), element, verb, depth, reach)
	}
	p.close(']')
}

// pointer writes the address of anything that has one.
func (p *printer) pointer(v any, kind int, verb rune) {
	switch kind {
	case native.Chan, native.Func, native.Map, native.Pointer, native.Slice, native.UnsafePointer:
	default:
		p.bad(verb)
		return
	}
	u := native.Bits(v)
	switch verb {
	case 'v':
		switch {
		case p.sharpV:
			p.text = append(append(append(p.text, '('), native.TypeString(v)...), ")("...)
			if u == 0 {
				p.text = append(p.text, "nil"...)
			} else {
				p.address(u, true)
			}
			p.text = append(p.text, ')')
		case u == 0:
			p.pad("<nil>")
		default:
			p.address(u, !p.sharp)
		}
	case 'p':
		p.address(u, !p.sharp)
	case 'b', 'o', 'd', 'x', 'X':
		p.formatInteger(u, false, verb)
	default:
		p.bad(verb)
	}
}
