package reflect

import (
	"strconv"
	"unsafe"
)

// A Kind is what a type is made of.
type Kind uint

const (
	Invalid Kind = iota
	Bool
	Int
	Int8
	Int16
	Int32
	Int64
	Uint
	Uint8
	Uint16
	Uint32
	Uint64
	Uintptr
	Float32
	Float64
	Complex64
	Complex128
	Array
	Chan
	Func
	Interface
	Map
	Pointer
	Slice
	String
	Struct
	UnsafePointer

	Ptr = Pointer
)

var kindNames = [...]string{"invalid", "bool", "int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32",
	"uint64", "uintptr", "float32", "float64", "complex64", "complex128", "array", "chan", "func", "interface", "map", "ptr",
	"slice", "string", "struct", "unsafe.Pointer"}

func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "kind" + strconv.Itoa(int(k))
}

// A ChanDir is what can be done with a channel.
type ChanDir int

const (
	RecvDir ChanDir = 1 << iota
	SendDir
	BothDir = RecvDir | SendDir
)

func (d ChanDir) String() string {
	switch d {
	case SendDir:
		return "chan<-"
	case RecvDir:
		return "<-chan"
	case BothDir:
		return "chan"
	}
	return "ChanDir" + strconv.Itoa(int(d))
}

// A Type of the program.
type Type interface {
	Align() int
	AssignableTo(u Type) bool
	Bits() int
	ChanDir() ChanDir
	Comparable() bool
	ConvertibleTo(u Type) bool
	Elem() Type
	Field(i int) StructField
	FieldAlign() int
	FieldByIndex(index []int) StructField
	FieldByName(name string) (StructField, bool)
	FieldByNameFunc(match func(string) bool) (StructField, bool)
	Implements(u Type) bool
	In(i int) Type
	IsVariadic() bool
	Key() Type
	Kind() Kind
	Len() int
	Method(i int) Method
	MethodByName(name string) (Method, bool)
	Name() string
	NumField() int
	NumIn() int
	NumMethod() int
	NumOut() int
	Out(i int) Type
	PkgPath() string
	Size() uintptr
	String() string
	id() rtype
}

// TypeOf is the dynamic type of i; nil for a nil interface.
func TypeOf(i any) Type {
	if i == nil {
		return nil
	}
	return typeOf(i)
}

// TypeFor is the type T.
func TypeFor[T any]() Type { return TypeOf((*T)(nil)).Elem() }

func (t rtype) id() rtype         { return t }
func (t rtype) kind() Kind        { return Kind(number(t, ofKind, 0)) }
func (t rtype) Kind() Kind        { return t.kind() }
func (t rtype) String() string    { return text(t, asString, 0) }
func (t rtype) PkgPath() string   { return text(t, asPackagePath, 0) }
func (t rtype) size() int         { return number(t, ofSize, 0) }
func (t rtype) Size() uintptr     { return uintptr(t.size()) }
func (t rtype) Align() int        { return number(t, ofAlign, 0) }
func (t rtype) FieldAlign() int   { return t.Align() }
func (t rtype) Comparable() bool  { return number(t, ofComparable, 0) != 0 }
func (t rtype) named() bool       { return number(t, ofNamed, 0) != 0 }
func (t rtype) element() rtype    { return rtype(number(t, ofElement, 0)) }
func (t rtype) underlying() rtype { return rtype(number(t, ofUnderlying, 0)) }

func (t rtype) must(method string, kinds ...Kind) {
	for _, k := range kinds {
		if t.kind() == k {
			return
		}
	}
	panic("reflect: " + method + " of non-" + kinds[0].String() + " type " + t.String())
}

// Name is the type's name in its package; "" if it has none.
func (t rtype) Name() string {
	if !t.named() {
		return ""
	}
	s := t.String()
	for i, depth := len(s)-1, 0; i >= 0; i-- {
		switch {
		case s[i] == ']':
			depth++
		case s[i] == '[':
			depth--
		case s[i] == '.' && depth == 0:
			return s[i+1:]
		}
	}
	return s
}

func (t rtype) Bits() int {
	if k := t.kind(); k < Int || k > Complex128 {
		panic("reflect: Bits of non-arithmetic Type " + t.String())
	}
	return t.size() * 8
}

func (t rtype) ChanDir() ChanDir {
	t.must("ChanDir", Chan)
	return [...]ChanDir{BothDir, SendDir, RecvDir}[number(t, ofDirection, 0)]
}

func (t rtype) Elem() Type {
	switch t.kind() {
	case Array, Chan, Map, Pointer, Slice:
		return t.element()
	}
	panic("reflect: Elem of invalid type " + t.String())
}

func (t rtype) Key() Type {
	t.must("Key", Map)
	return rtype(number(t, ofKey, 0))
}

func (t rtype) Len() int {
	t.must("Len", Array)
	return number(t, ofLength, 0)
}

func (t rtype) NumIn() int {
	t.must("NumIn", Func)
	return number(t, ofParameters, 0)
}

func (t rtype) NumOut() int {
	t.must("NumOut", Func)
	return number(t, ofResults, 0)
}

func (t rtype) IsVariadic() bool {
	t.must("IsVariadic", Func)
	return number(t, ofVariadic, 0) != 0
}

func (t rtype) In(i int) Type  { return t.in(i) }
func (t rtype) Out(i int) Type { return t.out(i) }

func (t rtype) in(i int) rtype {
	if i < 0 || i >= t.NumIn() {
		panic("reflect: Func index out of bounds")
	}
	return rtype(number(t, ofParameter, i))
}

func (t rtype) out(i int) rtype {
	if i < 0 || i >= t.NumOut() {
		panic("reflect: Func index out of bounds")
	}
	return rtype(number(t, ofResult, i))
}

// Implements tells whether values of t can be put into the interface type u.
func (t rtype) Implements(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.Implements")
	}
	if u.Kind() != Interface {
		panic("reflect: non-interface type passed to Type.Implements")
	}
	return t.implements(u.id())
}

func (t rtype) implements(u rtype) bool {
	if t.kind() != Interface {
		return number(t, ofImplements, int(u)) != 0
	}
	for i := 0; i < number(u, ofMethods, 0); i++ {
		if _, ok := t.methodIndex(text(u, asMethodName, i)); !ok {
			return false
		}
	}
	return true
}

func (t rtype) AssignableTo(u Type) bool { return t.assignableTo(u.id()) }

func (t rtype) assignableTo(u rtype) bool {
	switch {
	case t == u:
		return true
	case u.kind() == Interface:
		return t.implements(u)
	case t.kind() == Chan && t.ChanDir() == BothDir && u.kind() == Chan && t.element() == u.element():
		return !t.named() || !u.named()
	}
	return (!t.named() || !u.named()) && t.underlying() == u.underlying()
}

func (t rtype) ConvertibleTo(u Type) bool { return t.convertibleTo(u.id()) }

func isInteger(k Kind) bool { return Int <= k && k <= Uintptr }
func isFloat(k Kind) bool   { return k == Float32 || k == Float64 }
func isComplex(k Kind) bool { return k == Complex64 || k == Complex128 }

func isText(t rtype) bool {
	return t.kind() == Slice && (t.element().kind() == Uint8 || t.element().kind() == Int32)
}

func (t rtype) convertibleTo(u rtype) bool {
	from, to := t.kind(), u.kind()
	switch {
	case t.assignableTo(u), t.underlying() == u.underlying():
		return true
	case isInteger(from) || isFloat(from):
		return isInteger(to) || isFloat(to) || isInteger(from) && to == String
	case isComplex(from):
		return isComplex(to)
	case from == String:
		return isText(u)
	case isText(t):
		return to == String
	case from == Pointer && to == Pointer && !t.named() && !u.named():
		return t.element().underlying() == u.element().underlying()
	}
	return false
}

// known is t, or the end of a program that asks for a type it does not have.
func known(t rtype, what string) rtype {
	if t == 0 {
		panic("reflect: the program has no type " + what + ", and types cannot be made while it runs")
	}
	return t
}

// PointerTo is *t.
func PointerTo(t Type) Type { return pointerTo(t.id()) }
func PtrTo(t Type) Type     { return PointerTo(t) }

func pointerTo(t rtype) rtype { return known(find(int(Pointer), t, 0, 0), "*"+t.String()) }

func SliceOf(t Type) Type {
	return known(find(int(Slice), t.id(), 0, 0), "[]"+t.String())
}

func ArrayOf(length int, t Type) Type {
	return known(find(int(Array), t.id(), 0, length), "["+strconv.Itoa(length)+"]"+t.String())
}

func MapOf(key, element Type) Type {
	return known(find(int(Map), element.id(), key.id(), 0), "map["+key.String()+"]"+element.String())
}

func ChanOf(dir ChanDir, t Type) Type {
	return known(find(int(Chan), t.id(), 0, [...]int{0, 2, 1, 0}[dir]), dir.String()+" "+t.String())
}

var pointerType = typeOf(unsafe.Pointer(nil))
