package reflect

import (
	"fmt"
	"internal/native"
	"math"
	"unsafe"
)

// A Value of some type; the zero Value is none.
type Value struct {
	typ        rtype
	place      unsafe.Pointer // where it lies
	flags      uint8
	method     int   // one more than the place of the method in typ's table, for a method value
	expression rtype // of a method expression: the receiver's type
}

const (
	addressable = 1 // it is a variable
	unexported  = 2 // it came by way of a field that is not exported
	embedded    = 4 // it is an embedded field that is not exported; its exported fields may be used
	readOnly    = unexported | embedded
)

// A ValueError is a method called on a value that does not have it.
type ValueError struct {
	Method string
	Kind   Kind
}

func (e *ValueError) Error() string {
	if e.Kind == Invalid {
		return "reflect: call of " + e.Method + " on zero Value"
	}
	return "reflect: call of " + e.Method + " on " + e.Kind.String() + " Value"
}

func (v Value) must(method string, kinds ...Kind) {
	for _, k := range kinds {
		if v.Kind() == k {
			return
		}
	}
	panic(&ValueError{"reflect.Value." + method, v.Kind()})
}

func (v Value) mustBeSettable(method string) {
	if v.typ == 0 {
		panic(&ValueError{"reflect.Value." + method, Invalid})
	}
	if v.flags&readOnly != 0 {
		panic("reflect: reflect.Value." + method + " using value obtained using unexported field")
	}
	if v.flags&addressable == 0 {
		panic("reflect: reflect.Value." + method + " using unaddressable value")
	}
}

// ValueOf is the value in i.
func ValueOf(i any) Value {
	if i == nil {
		return Value{}
	}
	return Value{typ: typeOf(i), place: box(i)}
}

// fromPart makes a Value of declared type t of a part that the machine gave out as an interface.
func fromPart(t rtype, part any) Value {
	v := Zero(t)
	if part == nil {
		return v
	}
	if t.kind() == Interface {
		move(t, v.place, box([1]any{part}))
	} else {
		move(t, v.place, box(part))
	}
	return v
}

func (v Value) IsValid() bool { return v.typ != 0 }

func (v Value) Kind() Kind {
	if v.method != 0 {
		return Func
	}
	if v.typ == 0 {
		return Invalid
	}
	return v.typ.kind()
}

func (v Value) Type() Type {
	if v.typ == 0 {
		panic(&ValueError{"reflect.Value.Type", Invalid})
	}
	if v.method != 0 && v.expression == 0 {
		return rtype(number(v.typ, ofMethodType, v.method-1))
	}
	return v.typ
}

// Interface is the value as an any.
func (v Value) Interface() any {
	if v.typ == 0 {
		panic(&ValueError{"reflect.Value.Interface", Invalid})
	}
	if v.flags&readOnly != 0 {
		panic("reflect.Value.Interface: cannot return value obtained from unexported field or method")
	}
	if v.method != 0 {
		v = v.bound()
	}
	return v.any()
}

func (v Value) any() any { return pack(v.typ, v.place) }

func (v Value) CanInterface() bool {
	if v.typ == 0 {
		panic(&ValueError{"reflect.Value.CanInterface", Invalid})
	}
	return v.flags&readOnly == 0
}

func (v Value) CanAddr() bool    { return v.flags&addressable != 0 }
func (v Value) CanSet() bool     { return v.flags == addressable }
func (v Value) CanInt() bool     { return Int <= v.Kind() && v.Kind() <= Int64 }
func (v Value) CanUint() bool    { return Uint <= v.Kind() && v.Kind() <= Uintptr }
func (v Value) CanFloat() bool   { return isFloat(v.Kind()) }
func (v Value) CanComplex() bool { return isComplex(v.Kind()) }
func (v Value) Comparable() bool { return v.typ == 0 || native.Comparable(v.any()) }

// Addr is a pointer to the variable.
func (v Value) Addr() Value {
	if v.flags&addressable == 0 {
		panic("reflect.Value.Addr of unaddressable value")
	}
	return Value{typ: pointerTo(v.typ), place: box(v.place), flags: v.flags & readOnly}
}

// String of a string; of any other value its type in angle brackets.
func (v Value) String() string {
	switch v.Kind() {
	case String:
		return native.StringOf(v.any())
	case Invalid:
		return "<invalid Value>"
	}
	return "<" + v.Type().String() + " Value>"
}

// Format lets package fmt print the value that v stands for.
func (v Value) Format(f fmt.State, verb rune) {
	if v.typ == 0 {
		f.Write([]byte("<invalid reflect.Value>"))
		return
	}
	fmt.Fprintf(f, fmt.FormatString(f, verb), v.any())
}

func (v Value) Bool() bool {
	v.must("Bool", Bool)
	return word(v.typ, v.place) != 0
}

func (v Value) Int() int64 {
	v.must("Int", Int, Int8, Int16, Int32, Int64)
	return int64(word(v.typ, v.place))
}

func (v Value) Uint() uint64 {
	v.must("Uint", Uint, Uint8, Uint16, Uint32, Uint64, Uintptr)
	return word(v.typ, v.place)
}

func (v Value) Float() float64 {
	v.must("Float", Float32, Float64)
	return native.Float(v.any(), 0)
}

func (v Value) Complex() complex128 {
	v.must("Complex", Complex64, Complex128)
	return complex(native.Float(v.any(), 0), native.Float(v.any(), 1))
}

func (v Value) Bytes() []byte {
	v.must("Bytes", Slice, Array)
	if v.typ.element().kind() != Uint8 {
		panic("reflect.Value.Bytes of non-byte slice")
	}
	if v.Kind() == Slice {
		w := Value{typ: typeOf([]byte(nil)), place: v.place}
		return w.any().([]byte)
	}
	return []byte(native.StringOf(v.any()))
}

func pointerAt(place unsafe.Pointer) unsafe.Pointer {
	return pack(pointerType, place).(unsafe.Pointer)
}

func (v Value) pointer() unsafe.Pointer { return pointerAt(v.place) }

// Pointer is an address as a number: the same on every run.
func (v Value) Pointer() uintptr {
	v.must("Pointer", Pointer, Chan, Func, Map, Slice, UnsafePointer)
	return uintptr(native.Bits(v.any()))
}

func (v Value) UnsafePointer() unsafe.Pointer {
	v.must("UnsafePointer", Pointer, Chan, Func, Map, Slice, UnsafePointer)
	return v.pointer()
}

func (v Value) UnsafeAddr() uintptr { return v.Addr().Pointer() }

func (v Value) IsNil() bool {
	if v.method != 0 {
		return false
	}
	v.must("IsNil", Chan, Func, Interface, Map, Pointer, Slice, UnsafePointer)
	return word(pointerType, v.place) == 0
}

func (v Value) IsZero() bool {
	switch v.Kind() {
	case Invalid:
		panic(&ValueError{"reflect.Value.IsZero", Invalid})
	case Float32, Float64:
		return math.Float64bits(v.Float()) == 0
	case Complex64, Complex128:
		c := v.Complex()
		return math.Float64bits(real(c)) == 0 && math.Float64bits(imag(c)) == 0
	case Array:
		for i := 0; i < v.Len(); i++ {
			if !v.Index(i).IsZero() {
				return false
			}
		}
		return true
	case Struct:
		for i := 0; i < v.NumField(); i++ {
			if !v.Field(i).IsZero() {
				return false
			}
		}
		return true
	case String:
		return v.Len() == 0
	case Chan, Func, Interface, Map, Pointer, Slice, UnsafePointer:
		return v.IsNil()
	}
	return word(v.typ, v.place) == 0
}

// Elem is what an interface holds, or what a pointer points to.
func (v Value) Elem() Value {
	switch v.Kind() {
	case Interface:
		w := ValueOf(v.any())
		w.flags = v.flags & readOnly
		return w
	case Pointer:
		p := v.pointer()
		if p == nil {
			return Value{}
		}
		return Value{typ: v.typ.element(), place: p, flags: v.flags&readOnly | addressable}
	}
	panic(&ValueError{"reflect.Value.Elem", v.Kind()})
}

// Indirect is Elem of a pointer, and v itself if it is none.
func Indirect(v Value) Value {
	if v.Kind() != Pointer {
		return v
	}
	return v.Elem()
}

func (v Value) NumField() int {
	v.must("NumField", Struct)
	return number(v.typ, ofFields, 0)
}

func (v Value) Field(i int) Value {
	v.must("Field", Struct)
	if i < 0 || i >= number(v.typ, ofFields, 0) {
		panic("reflect: Field index out of range")
	}
	f := Value{typ: rtype(number(v.typ, ofFieldType, i)), place: offset(v.place, number(v.typ, ofFieldOffset, i)), flags: v.flags &^ embedded}
	switch number(v.typ, ofFieldFlags, i) {
	case 0:
		f.flags |= unexported
	case isEmbedded:
		f.flags |= embedded
	}
	return f
}

func (v Value) FieldByIndex(index []int) Value {
	for i, x := range index {
		if i > 0 && v.Kind() == Pointer {
			if v.IsNil() {
				panic("reflect: indirection through nil pointer to embedded struct field " + v.typ.element().Name())
			}
			v = v.Elem()
		}
		v = v.Field(x)
	}
	return v
}

// FieldByName is the zero Value if there is no such field.
func (v Value) FieldByName(name string) Value {
	v.must("FieldByName", Struct)
	if f, ok := v.typ.FieldByName(name); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

// Len of an array, channel, map, slice or string, or of the array pointed to.
func (v Value) Len() int {
	switch v.Kind() {
	case Pointer:
		if v.typ.element().kind() == Array {
			return number(v.typ.element(), ofLength, 0)
		}
	case Array, Map, Slice, String:
		return native.Length(v.any())
	}
	panic(&ValueError{"reflect.Value.Len", v.Kind()})
}

func (v Value) Cap() int {
	switch v.Kind() {
	case Array:
		return v.Len()
	case Slice:
		return int(word(typeOf(0), offset(v.place, 16)))
	}
	panic(&ValueError{"reflect.Value.Cap", v.Kind()})
}

// Index is element i of an array, slice or string.
func (v Value) Index(i int) Value {
	v.must("Index", Slice, Array, String)
	if i < 0 || i >= v.Len() {
		panic("reflect: " + v.Kind().String() + " index out of range")
	}
	switch v.Kind() {
	case Array:
		return Value{typ: v.typ.element(), place: offset(v.place, i*v.typ.element().size()), flags: v.flags}
	case Slice:
		place := offset(v.pointer(), i*v.typ.element().size())
		return Value{typ: v.typ.element(), place: place, flags: v.flags&readOnly | addressable}
	}
	return Value{typ: typeOf(byte(0)), place: box(v.String()[i]), flags: v.flags & readOnly}
}

// Slice is v[i:j].
func (v Value) Slice(i, j int) Value {
	switch v.Kind() {
	case String:
		s := v.String()
		if i < 0 || j < i || j > len(s) {
			panic("reflect.Value.Slice: string slice index out of bounds")
		}
		w := Zero(v.typ)
		move(v.typ, w.place, box(s[i:j]))
		return w
	case Slice:
		if i < 0 || j < i || j > v.Cap() {
			panic("reflect.Value.Slice: slice index out of bounds")
		}
		return sliceOf(v.typ, offset(v.pointer(), i*v.typ.element().size()), j-i, v.Cap()-i)
	case Array:
		if v.flags&addressable == 0 {
			panic("reflect.Value.Slice: slice of unaddressable array")
		}
		if i < 0 || j < i || j > v.Len() {
			panic("reflect.Value.Slice: slice index out of bounds")
		}
		return sliceOf(SliceOf(v.typ.element()).id(), offset(v.place, i*v.typ.element().size()), j-i, v.Len()-i)
	}
	panic(&ValueError{"reflect.Value.Slice", v.Kind()})
}

func sliceOf(t rtype, data unsafe.Pointer, length, capacity int) Value {
	v := Zero(t)
	move(pointerType, v.place, box(data))
	setWord(8, offset(v.place, 8), uint64(length))
	setWord(8, offset(v.place, 16), uint64(capacity))
	return v
}
