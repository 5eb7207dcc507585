// Package json: values as JSON (RFC 8259). encode.go writes, decode.go reads, scan.go checks the form, fields.go knows the
// fields of structs, stream.go reads and writes streams.
package json

import (
	"encoding"
	"encoding/base64"
	"math"
	"reflect"
	"sort"
	"strconv"
	"unicode/utf8"
)

type Marshaler interface{ MarshalJSON() ([]byte, error) }

type UnsupportedTypeError struct{ Type reflect.Type }

func (e *UnsupportedTypeError) Error() string { return "json: unsupported type: " + e.Type.String() }

type UnsupportedValueError struct {
	Value reflect.Value
	Str   string
}

func (e *UnsupportedValueError) Error() string { return "json: unsupported value: " + e.Str }

// A MarshalerError is one of a type's own method.
type MarshalerError struct {
	Type   reflect.Type
	Err    error
	method string
}

func (e *MarshalerError) Error() string {
	return "json: error calling " + e.method + " for type " + e.Type.String() + ": " + e.Err.Error()
}

func (e *MarshalerError) Unwrap() error { return e.Err }

// Number is a number as it is written.
type Number string

func (n Number) String() string            { return string(n) }
func (n Number) Float64() (float64, error) { return strconv.ParseFloat(string(n), 64) }
func (n Number) Int64() (int64, error)     { return strconv.ParseInt(string(n), 10, 64) }

// RawMessage is JSON that is left as it is.
type RawMessage []byte

func (m RawMessage) MarshalJSON() ([]byte, error) {
	if m == nil {
		return []byte("null"), nil
	}
	return m, nil
}

func (m *RawMessage) UnmarshalJSON(data []byte) error {
	*m = append((*m)[:0], data...)
	return nil
}

// failure is panicked with inside of this package.
type failure struct{ err error }

func caught(err *error) {
	switch e := recover().(type) {
	case nil:
	case failure:
		*err = e.err
	default:
		panic(e)
	}
}

type encoder struct {
	text   []byte
	html   bool // < > & are escaped
	quoted bool // the tag says ",string"
	depth  int
}

func Marshal(v any) ([]byte, error) {
	e := encoder{html: true}
	if err := e.encode(v); err != nil {
		return nil, err
	}
	return e.text, nil
}

func MarshalIndent(v any, prefix, indent string) ([]byte, error) {
	text, err := Marshal(v)
	if err != nil {
		return nil, err
	}
	return indented(nil, text, prefix, indent), nil
}

func (e *encoder) encode(v any) (err error) {
	defer caught(&err)
	e.value(reflect.ValueOf(v))
	return nil
}

func (e *encoder) add(s string) { e.text = append(e.text, s...) }

// own lets v write itself.
func (e *encoder) own(v reflect.Value) bool {
	if !v.CanInterface() {
		return false
	}
	if v.Kind() != reflect.Pointer && v.CanAddr() {
		if e.own(v.Addr()) {
			return true
		}
	}
	switch m := v.Interface().(type) {
	case Marshaler:
		if v.Kind() == reflect.Pointer && v.IsNil() {
			e.add("null")
			return true
		}
		text, err := m.MarshalJSON()
		if err == nil {
			err = check(text)
		}
		if err != nil {
			panic(failure{&MarshalerError{v.Type(), err, "MarshalJSON"}})
		}
		e.text = compacted(e.text, text, e.html)
		return true
	case encoding.TextMarshaler:
		if v.Kind() == reflect.Pointer && v.IsNil() {
			e.add("null")
			return true
		}
		text, err := m.MarshalText()
		if err != nil {
			panic(failure{&MarshalerError{v.Type(), err, "MarshalText"}})
		}
		e.string(string(text))
		return true
	}
	return false
}

func (e *encoder) value(v reflect.Value) {
	if !v.IsValid() {
		e.add("null")
		return
	}
	if e.depth++; e.depth > 1000 {
		panic(failure{&UnsupportedValueError{v, "encountered a cycle via " + v.Type().String()}})
	}
	defer func() { e.depth-- }()
	if k := v.Kind(); k != reflect.Interface && e.own(v) {
		return
	}
	quoted := e.quoted
	e.quoted = false
	switch v.Kind() {
	case reflect.Bool:
		e.mayQuote(quoted, strconv.FormatBool(v.Bool()))
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		e.mayQuote(quoted, strconv.FormatInt(v.Int(), 10))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		e.mayQuote(quoted, strconv.FormatUint(v.Uint(), 10))
	case reflect.Float32, reflect.Float64:
		e.mayQuote(quoted, e.float(v))
	case reflect.String:
		if n, ok := v.Interface().(Number); ok {
			if n == "" {
				n = "0"
			}
			e.mayQuote(quoted, string(n))
		} else if quoted {
			inner := encoder{html: e.html}
			inner.string(v.String())
			e.string(string(inner.text))
		} else {
			e.string(v.String())
		}
	case reflect.Interface, reflect.Pointer:
		if v.IsNil() {
			e.add("null")
			return
		}
		e.quoted = quoted && v.Kind() == reflect.Pointer
		e.value(v.Elem())
	case reflect.Struct:
		e.structure(v)
	case reflect.Map:
		e.mapping(v)
	case reflect.Slice:
		if v.IsNil() {
			e.add("null")
			return
		}
		if v.Type().Elem().Kind() == reflect.Uint8 {
			e.string(base64.StdEncoding.EncodeToString(v.Bytes()))
			return
		}
		e.list(v)
	case reflect.Array:
		e.list(v)
	default:
		panic(failure{&UnsupportedTypeError{v.Type()}})
	}
}

func (e *encoder) mayQuote(quoted bool, s string) {
	if quoted {
		s = "\"" + s + "\""
	}
	e.add(s)
}

func (e *encoder) float(v reflect.Value) string {
	f := v.Float()
	if math.IsNaN(f) || math.IsInf(f, 0) {
		panic(failure{&UnsupportedValueError{v, strconv.FormatFloat(f, 'g', -1, 64)}})
	}
	bits := v.Type().Bits()
	shape := byte('f')
	if a := math.Abs(f); a != 0 {
		small, large := a < 1e-6, a >= 1e21
		if bits == 32 {
			small, large = float32(a) < 1e-6, float32(a) >= 1e21
		}
		if small || large {
			shape = 'e'
		}
	}
	s := strconv.FormatFloat(f, shape, -1, bits)
	if n := len(s); shape == 'e' && n >= 4 && s[n-4:n-1] == "e-0" {
		s = s[:n-2] + s[n-1:]
	}
	return s
}

const hexadecimal = "0123456789abcdef"

func (e *encoder) string(s string) { e.text = quote(e.text, s, e.html) }

func quote(text []byte, s string, html bool) []byte {
	text = append(text, '"')
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			switch {
			case r == utf8.RuneError && size == 1:
				text = append(text, `\ufffd`...)
			case r == 0x2028 || r == 0x2029:
				text = append(text, `\u202`...)
				text = append(text, hexadecimal[r&15])
			default:
				text = append(text, s[i:i+size]...)
			}
			i += size
			continue
		}
		i++
		switch {
		case c == '"' || c == '\\':
			text = append(text, '\\', c)
		case c == '\n':
			text = append(text, `\n`...)
		case c == '\r':
			text = append(text, `\r`...)
		case c == '\t':
			text = append(text, `\t`...)
		case c < ' ' || html && (c == '<' || c == '>' || c == '&'):
			text = append(text, `\u00`...)
			text = append(text, hexadecimal[c>>4], hexadecimal[c&15])
		default:
			text = append(text, c)
		}
	}
	return append(text, '"')
}

func (e *encoder) list(v reflect.Value) {
	e.add("[")
	for i, n := 0, v.Len(); i < n; i++ {
		if i > 0 {
			e.add(",")
		}
		e.value(v.Index(i))
	}
	e.add("]")
}

// keyOf writes a key of a map as a string.
func keyOf(k reflect.Value) string {
	if k.Kind() == reflect.String {
		return k.String()
	}
	if m, ok := k.Interface().(encoding.TextMarshaler); ok {
		text, err := m.MarshalText()
		if err != nil {
			panic(failure{err})
		}
		return string(text)
	}
	if k.CanInt() {
		return strconv.FormatInt(k.Int(), 10)
	}
	return strconv.FormatUint(k.Uint(), 10)
}

var textMarshaler = reflect.TypeOf((*encoding.TextMarshaler)(nil)).Elem()

func (e *encoder) mapping(v reflect.Value) {
	key := v.Type().Key()
	if k := key.Kind(); k != reflect.String && (k < reflect.Int || k > reflect.Uintptr) && !key.Implements(textMarshaler) {
		panic(failure{&UnsupportedTypeError{v.Type()}})
	}
	if v.IsNil() {
		e.add("null")
		return
	}
	type entry struct {
		key   string
		value reflect.Value
	}
	var entries []entry
	for iter := v.MapRange(); iter.Next(); {
		entries = append(entries, entry{keyOf(iter.Key()), iter.Value()})
	}
	sort.SliceStable(entries, func(i, j int) bool { return entries[i].key < entries[j].key })
	e.add("{")
	for i, entry := range entries {
		if i > 0 {
			e.add(",")
		}
		e.string(entry.key)
		e.add(":")
		e.value(entry.value)
	}
	e.add("}")
}

func (e *encoder) structure(v reflect.Value) {
	e.add("{")
	first := true
	for _, f := range fieldsOf(v.Type()) {
		value, ok := f.in(v)
		if !ok || f.omitEmpty && isEmpty(value) {
			continue
		}
		if !first {
			e.add(",")
		}
		first = false
		e.string(f.name)
		e.add(":")
		e.quoted = f.quoted
		e.value(value)
		e.quoted = false
	}
	e.add("}")
}

func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() == 0
	case reflect.Struct:
		return false
	}
	return v.IsZero()
}
