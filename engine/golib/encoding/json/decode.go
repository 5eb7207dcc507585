package json

import (
	"encoding"
	"encoding/base64"
	"errors"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

type Unmarshaler interface{ UnmarshalJSON([]byte) error }

// An UnmarshalTypeError is a value that does not fit a type of Go.
type UnmarshalTypeError struct {
	Value  string
	Type   reflect.Type
	Offset int64
	Struct string
	Field  string
}

func (e *UnmarshalTypeError) Error() string {
	if e.Struct != "" || e.Field != "" {
		return "json: cannot unmarshal " + e.Value + " into Go struct field " + e.Struct + "." + e.Field + " of type " + e.Type.String()
	}
	return "json: cannot unmarshal " + e.Value + " into Go value of type " + e.Type.String()
}

// An InvalidUnmarshalError is a target that is no pointer.
type InvalidUnmarshalError struct{ Type reflect.Type }

func (e *InvalidUnmarshalError) Error() string {
	if e.Type == nil {
		return "json: Unmarshal(nil)"
	}
	if e.Type.Kind() != reflect.Pointer {
		return "json: Unmarshal(non-pointer " + e.Type.String() + ")"
	}
	return "json: Unmarshal(nil " + e.Type.String() + ")"
}

// decoder reads a text that was found to be JSON.
type decoder struct {
	scanner
	wrong     error // the first value that did not fit; the others are still read
	useNumber bool
	strict    bool // unknown fields are errors
	in        string
	path      []string
}

func Unmarshal(data []byte, v any) error {
	if err := check(data); err != nil {
		return err
	}
	d := decoder{scanner: scanner{text: string(data)}}
	return d.decode(v)
}

func (d *decoder) decode(v any) (err error) {
	target := reflect.ValueOf(v)
	if target.Kind() != reflect.Pointer || target.IsNil() {
		return &InvalidUnmarshalError{reflect.TypeOf(v)}
	}
	defer caught(&err)
	d.into(target)
	return d.wrong
}

func (d *decoder) misfit(what string, t reflect.Type) {
	if d.wrong == nil {
		d.wrong = &UnmarshalTypeError{what, t, int64(d.at), d.in, strings.Join(d.path, ".")}
	}
}

// skipped is the text of the next value.
func (d *decoder) skipped() string {
	d.space()
	begin := d.at
	d.scanner.value()
	return d.text[begin:d.at]
}

// settle follows pointers and makes what they point to; own is a value that reads itself.
func settle(v reflect.Value, null bool) (own any, settled reflect.Value) {
	if v.Kind() != reflect.Pointer && v.CanAddr() && v.Type().Name() != "" {
		v = v.Addr()
	}
	for {
		if v.Kind() == reflect.Interface && !v.IsNil() {
			if e := v.Elem(); e.Kind() == reflect.Pointer && !e.IsNil() && (!null || e.Elem().Kind() == reflect.Pointer) {
				v = e
				continue
			}
		}
		if v.Kind() != reflect.Pointer || null && v.CanSet() {
			return nil, v
		}
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		if v.CanInterface() {
			switch v.Interface().(type) {
			case Unmarshaler, encoding.TextUnmarshaler:
				return v.Interface(), v
			}
		}
		v = v.Elem()
	}
}

func (d *decoder) into(v reflect.Value) {
	d.space()
	c := d.peek()
	own, v := settle(v, c == 'n')
	if u, ok := own.(Unmarshaler); ok {
		if err := u.UnmarshalJSON([]byte(d.skipped())); err != nil {
			panic(failure{err})
		}
		return
	}
	if u, ok := own.(encoding.TextUnmarshaler); ok {
		d.textOf(u, v, c)
		return
	}
	switch {
	case c == 'n':
		d.word("null")
		switch v.Kind() {
		case reflect.Interface, reflect.Pointer, reflect.Map, reflect.Slice:
			v.SetZero()
		}
	case v.Kind() == reflect.Interface && v.NumMethod() == 0:
		if value := d.any(); value == nil {
			v.SetZero()
		} else {
			v.Set(reflect.ValueOf(value))
		}
	case c == '{':
		d.intoObject(v)
	case c == '[':
		d.intoArray(v)
	case c == '"':
		d.intoString(v, d.literal())
	case c == 't' || c == 'f':
		word := d.skipped()
		if v.Kind() == reflect.Bool {
			v.SetBool(word == "true")
		} else {
			d.misfit("bool", v.Type())
		}
	default:
		d.intoNumber(v, d.skipped())
	}
}

func (d *decoder) textOf(u encoding.TextUnmarshaler, v reflect.Value, c byte) {
	if c != '"' {
		kind := map[byte]string{'{': "object", '[': "array", 't': "bool", 'f': "bool"}[c]
		if kind == "" {
			kind = "number"
		}
		d.skipped()
		d.misfit(kind, v.Type().Elem())
		return
	}
	if err := u.UnmarshalText([]byte(d.literal())); err != nil {
		panic(failure{err})
	}
}

// any reads a value as what it is by itself.
func (d *decoder) any() any {
	d.space()
	switch d.peek() {
	case '{':
		m := map[string]any{}
		d.members(func(key string) { m[key] = d.any() })
		return m
	case '[':
		list := []any{}
		d.elements(func(int) { list = append(list, d.any()) })
		return list
	case '"':
		return d.literal()
	}
	word := d.skipped()
	switch word {
	case "null":
		return nil
	case "true":
		return true
	case "false":
		return false
	}
	if d.useNumber {
		return Number(word)
	}
	f, err := strconv.ParseFloat(word, 64)
	if err != nil {
		d.misfit("number "+word, reflect.TypeOf(0.0))
	}
	return f
}

// members calls read for each key, to read its value.
func (d *decoder) members(read func(key string)) {
	for d.at++; ; d.at++ {
		if d.space(); d.peek() == '}' {
			break
		}
		key := d.literal()
		d.space()
		d.at++ // the colon
		read(key)
		if d.space(); d.peek() == '}' {
			break
		}
	}
	d.at++
}

func (d *decoder) elements(read func(i int)) {
	i := 0
	for d.at++; ; d.at++ {
		if d.space(); d.peek() == ']' {
			break
		}
		read(i)
		i++
		if d.space(); d.peek() == ']' {
			break
		}
	}
	d.at++
}

// literal reads a string.
func (d *decoder) literal() string {
	d.space()
	begin := d.at + 1
	d.scanner.string()
	raw := d.text[begin : d.at-1]
	var text []byte
	for i := 0; i < len(raw); {
		if raw[i] != '\\' {
			r, size := utf8.DecodeRuneInString(raw[i:])
			text = append(text, string(r)...)
			i += size
			continue
		}
		switch c := raw[i+1]; c {
		case 'u':
			r := unit(raw[i+2:])
			i += 4
			if utf16.IsSurrogate(r) {
				second := rune(-1)
				if len(raw) >= i+8 && raw[i+2] == '\\' && raw[i+3] == 'u' {
					second = unit(raw[i+4:])
				}
				if r = utf16.DecodeRune(r, second); r != utf8.RuneError {
					i += 6
				}
			}
			text = append(text, string(r)...)
		case 'b':
			text = append(text, '\b')
		case 'f':
			text = append(text, '\f')
		case 'n':
			text = append(text, '\n')
		case 'r':
			text = append(text, '\r')
		case 't':
			text = append(text, '\t')
		default:
			text = append(text, c)
		}
		i += 2
	}
	return string(text)
}

func unit(s string) rune {
	v, _ := strconv.ParseUint(s[:4], 16, 32)
	return rune(v)
}

func (d *decoder) intoString(v reflect.Value, s string) {
	switch k := v.Kind(); {
	case k == reflect.String:
		if v.Type() == reflect.TypeOf(Number("")) && !isNumber(s) {
			panic(failure{errors.New("json: invalid number literal, trying to unmarshal " + strconv.Quote("\""+s+"\"") + " into Number")})
		}
		v.SetString(s)
	case k == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint8:
		b, err := base64.StdEncoding.DecodeString(s)
		if err != nil {
			if d.wrong == nil {
				d.wrong = err
			}
			return
		}
		v.SetBytes(b)
	default:
		d.misfit("string", v.Type())
	}
}

func isNumber(s string) bool {
	return s != "" && (s[0] == '-' || '0' <= s[0] && s[0] <= '9') && check([]byte(s)) == nil
}

func (d *decoder) intoNumber(v reflect.Value, word string) {
	switch k := v.Kind(); {
	case v.CanInt():
		n, err := strconv.ParseInt(word, 10, 64)
		if err != nil || v.OverflowInt(n) {
			d.misfit("number "+word, v.Type())
			return
		}
		v.SetInt(n)
	case v.CanUint():
		n, err := strconv.ParseUint(word, 10, 64)
		if err != nil || v.OverflowUint(n) {
			d.misfit("number "+word, v.Type())
			return
		}
		v.SetUint(n)
	case v.CanFloat():
		f, err := strconv.ParseFloat(word, v.Type().Bits())
		if err != nil || v.OverflowFloat(f) {
			d.misfit("number "+word, v.Type())
			return
		}
		v.SetFloat(f)
	case k == reflect.String && v.Type() == reflect.TypeOf(Number("")):
		v.SetString(word)
	default:
		d.misfit("number", v.Type())
	}
}

func (d *decoder) intoArray(v reflect.Value) {
	switch v.Kind() {
	case reflect.Slice:
		length := 0
		d.elements(func(i int) {
			if i >= v.Cap() {
				grown := reflect.MakeSlice(v.Type(), i, i*2+4)
				reflect.Copy(grown, v)
				v.Set(grown)
			}
			if i >= v.Len() {
				v.SetLen(i + 1)
				v.Index(i).SetZero()
			}
			d.into(v.Index(i))
			length = i + 1
		})
		if v.SetLen(length); length == 0 {
			v.Set(reflect.MakeSlice(v.Type(), 0, 0))
		}
	case reflect.Array:
		length := 0
		d.elements(func(i int) {
			if length = i + 1; i < v.Len() {
				d.into(v.Index(i))
			} else {
				d.skipped()
			}
		})
		for ; length < v.Len(); length++ {
			v.Index(length).SetZero()
		}
	default:
		d.skipped()
		d.misfit("array", v.Type())
	}
}

func (d *decoder) intoObject(v reflect.Value) {
	switch v.Kind() {
	case reflect.Map:
		d.intoMap(v)
	case reflect.Struct:
		d.intoStruct(v)
	default:
		d.skipped()
		d.misfit("object", v.Type())
	}
}

func (d *decoder) intoMap(v reflect.Value) {
	t := v.Type()
	if v.IsNil() {
		v.Set(reflect.MakeMap(t))
	}
	d.members(func(key string) {
		element := reflect.New(t.Elem()).Elem()
		d.into(element)
		k := reflect.New(t.Key()).Elem()
		if u, ok := k.Addr().Interface().(encoding.TextUnmarshaler); ok {
			if err := u.UnmarshalText([]byte(key)); err != nil {
				panic(failure{err})
			}
		} else if k.Kind() == reflect.String {
			k.SetString(key)
		} else if k.CanInt() || k.CanUint() {
			before := d.wrong
			d.intoNumber(k, key)
			if d.wrong != before {
				return
			}
		} else {
			d.misfit("object", t)
			return
		}
		v.SetMapIndex(k, element)
	})
}

func (d *decoder) intoStruct(v reflect.Value) {
	fields := fieldsOf(v.Type())
	in, path := d.in, d.path
	d.members(func(key string) {
		found := -1
		for i, f := range fields {
			if f.name == key {
				found = i
				break
			}
			if found < 0 && strings.EqualFold(f.name, key) {
				found = i
			}
		}
		if found < 0 {
			if d.strict && d.wrong == nil {
				d.wrong = errors.New("json: unknown field " + strconv.Quote(key))
			}
			d.skipped()
			return
		}
		f := fields[found]
		d.in, d.path = v.Type().Name(), append(append([]string(nil), path...), f.name)
		d.intoField(v, f)
		d.in, d.path = in, path
	})
}

func (d *decoder) intoField(v reflect.Value, f field) {
	for _, i := range f.index {
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				v.Set(reflect.New(v.Type().Elem()))
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	if d.space(); !f.quoted || d.peek() == 'n' {
		d.into(v)
		return
	}
	if d.peek() != '"' {
		panic(failure{errors.New("json: invalid use of ,string struct tag, trying to unmarshal unquoted value into " + v.Type().String())})
	}
	word := d.literal()
	inner := decoder{scanner: scanner{text: word}}
	if check([]byte(word)) != nil || inner.decode(v.Addr().Interface()) != nil {
		panic(failure{errors.New("json: invalid use of ,string struct tag, trying to unmarshal " + strconv.Quote(word) + " into " + v.Type().String())})
	}
}
