package reflect

import (
	"internal/native"
	"math"
	"unsafe"
)

// Zero is the zero value of a type.
func Zero(t Type) Value { return Value{typ: t.id(), place: allocate(t.id(), 1)} }

// New is a pointer to a new variable.
func New(t Type) Value {
	return Value{typ: pointerTo(t.id()), place: box(allocate(t.id(), 1))}
}

func MakeSlice(t Type, length, capacity int) Value {
	t.id().must("MakeSlice", Slice)
	if length < 0 || capacity < length {
		panic("reflect.MakeSlice: len > cap")
	}
	return sliceOf(t.id(), allocate(t.id().element(), capacity), length, capacity)
}

func MakeMap(t Type) Value { return MakeMapWithSize(t, 0) }

func MakeMapWithSize(t Type, n int) Value {
	t.id().must("MakeMap", Map)
	return Value{typ: t.id(), place: box(makeMap(t.id()))}
}

// assigned is v as a value of type t. Panics if it cannot be one.
func (v Value) assigned(context string, t rtype) Value {
	if v.typ == 0 {
		panic(&ValueError{context, Invalid})
	}
	if v.flags&readOnly != 0 {
		panic("reflect: " + context + " using value obtained using unexported field")
	}
	switch {
	case v.typ == t:
		return v
	case !v.typ.assignableTo(t):
		panic(context + ": value of type " + v.typ.String() + " is not assignable to type " + t.String())
	case t.kind() == Interface:
		return fromPart(t, v.any())
	}
	return Value{typ: t, place: v.place, flags: v.flags}
}

func (v Value) Set(x Value) {
	v.mustBeSettable("Set")
	move(v.typ, v.place, x.assigned("reflect.Set", v.typ).place)
}

func (v Value) SetZero() {
	v.mustBeSettable("SetZero")
	move(v.typ, v.place, allocate(v.typ, 1))
}

func (v Value) SetBool(x bool) {
	v.mustBeSettable("SetBool")
	v.must("SetBool", Bool)
	move(v.typ, v.place, box(x))
}

func (v Value) SetInt(x int64) {
	v.mustBeSettable("SetInt")
	v.must("SetInt", Int, Int8, Int16, Int32, Int64)
	setWord(v.typ.size(), v.place, uint64(x))
}

func (v Value) SetUint(x uint64) {
	v.mustBeSettable("SetUint")
	v.must("SetUint", Uint, Uint8, Uint16, Uint32, Uint64, Uintptr)
	setWord(v.typ.size(), v.place, x)
}

func (v Value) SetFloat(x float64) {
	v.mustBeSettable("SetFloat")
	v.must("SetFloat", Float32, Float64)
	v.setFloat(x)
}

func (v Value) setFloat(x float64) {
	if v.typ.size() == 4 {
		setWord(4, v.place, uint64(math.Float32bits(float32(x))))
	} else {
		setWord(8, v.place, math.Float64bits(x))
	}
}

func (v Value) SetComplex(x complex128) {
	v.mustBeSettable("SetComplex")
	v.must("SetComplex", Complex64, Complex128)
	v.setComplex(x)
}

func (v Value) setComplex(x complex128) {
	if v.typ.size() == 8 {
		move(v.typ, v.place, box(complex64(x)))
	} else {
		move(v.typ, v.place, box(x))
	}
}

func (v Value) SetString(x string) {
	v.mustBeSettable("SetString")
	v.must("SetString", String)
	move(v.typ, v.place, box(x))
}

func (v Value) SetBytes(x []byte) {
	v.mustBeSettable("SetBytes")
	v.must("SetBytes", Slice)
	move(v.typ, v.place, box(x))
}

func (v Value) SetPointer(x unsafe.Pointer) {
	v.mustBeSettable("SetPointer")
	v.must("SetPointer", UnsafePointer)
	move(v.typ, v.place, box(x))
}

func (v Value) SetLen(n int) {
	v.mustBeSettable("SetLen")
	v.must("SetLen", Slice)
	if n < 0 || n > v.Cap() {
		panic("reflect: slice length out of range in SetLen")
	}
	setWord(8, offset(v.place, 8), uint64(n))
}

func (v Value) SetCap(n int) {
	v.mustBeSettable("SetCap")
	v.must("SetCap", Slice)
	if n < v.Len() || n > v.Cap() {
		panic("reflect: slice capacity out of range in SetCap")
	}
	setWord(8, offset(v.place, 16), uint64(n))
}

func (v Value) OverflowInt(x int64) bool {
	unused := uint(64 - v.typ.Bits())
	return x<<unused>>unused != x
}

func (v Value) OverflowUint(x uint64) bool {
	unused := uint(64 - v.typ.Bits())
	return x<<unused>>unused != x
}

func (v Value) OverflowFloat(x float64) bool {
	return v.Kind() == Float32 && math.Abs(x) > math.MaxFloat32 && !math.IsInf(x, 0)
}

// Append adds values to a slice.
func Append(s Value, x ...Value) Value {
	s.must("Append", Slice)
	length := s.Len()
	grown := s.grown(length + len(x))
	for i, v := range x {
		grown.Index(length + i).Set(v)
	}
	return grown
}

// grown is a slice of that length that begins as s does; s itself if it has the room.
func (s Value) grown(length int) Value {
	if length <= s.Cap() {
		return sliceOf(s.typ, s.pointer(), length, s.Cap())
	}
	capacity := s.Cap() * 2
	if capacity < length {
		capacity = length
	}
	grown := MakeSlice(s.typ, length, capacity)
	Copy(grown, s)
	return grown
}

func AppendSlice(s, t Value) Value {
	length := s.Len()
	grown := s.grown(length + t.Len())
	Copy(grown.Slice(length, grown.Len()), t)
	return grown
}

// Copy copies elements, as many as both have.
func Copy(dst, src Value) int {
	n := dst.Len()
	if m := src.Len(); m < n {
		n = m
	}
	from := make([]Value, n)
	for i := range from {
		from[i] = ValueOf(src.Index(i).any())
	}
	for i, v := range from {
		to := dst.Index(i)
		if v.typ == 0 {
			v = Zero(to.typ)
		}
		move(to.typ, to.place, v.assigned("reflect.Copy", to.typ).place)
	}
	return n
}

// MapIndex is the zero Value if there is no such key.
func (v Value) MapIndex(key Value) Value {
	v.must("MapIndex", Map)
	key = key.assigned("reflect.Value.MapIndex", rtype(number(v.typ, ofKey, 0)))
	found := mapFind(v.pointer(), key.place)
	if found == nil {
		return Value{}
	}
	value := Zero(v.typ.element())
	move(value.typ, value.place, found)
	value.flags = v.flags & readOnly
	return value
}

// SetMapIndex sets the value of a key; the zero Value takes the key out.
func (v Value) SetMapIndex(key, value Value) {
	v.must("SetMapIndex", Map)
	key = key.assigned("reflect.Value.SetMapIndex", rtype(number(v.typ, ofKey, 0)))
	m := v.pointer()
	switch {
	case value.typ != 0:
		if m == nil {
			panic("assignment to entry in nil map")
		}
		mapStore(m, key.place, value.assigned("reflect.Value.SetMapIndex", v.typ.element()).place)
	case m != nil:
		mapErase(m, key.place)
	}
}

func (v Value) MapKeys() []Value {
	var keys []Value
	for iter := v.MapRange(); iter.Next(); {
		keys = append(keys, iter.Key())
	}
	return keys
}

// A MapIter goes through a map in order of its keys.
type MapIter struct {
	typ     rtype
	entries []any
	next    int
}

func (v Value) MapRange() *MapIter {
	v.must("MapRange", Map)
	return &MapIter{v.typ, native.MapEntries(v.any()), -2}
}

func (i *MapIter) Next() bool {
	i.next += 2
	return i.next < len(i.entries)
}

func (i *MapIter) Key() Value {
	return fromPart(rtype(number(i.typ, ofKey, 0)), i.entries[i.next])
}

func (i *MapIter) Value() Value { return fromPart(i.typ.element(), i.entries[i.next+1]) }

// Swapper exchanges elements of a slice.
func Swapper(slice any) func(i, j int) {
	if v := ValueOf(slice); v.Kind() != Slice {
		panic(&ValueError{"Swapper", v.Kind()})
	}
	return func(i, j int) { native.Swap(slice, i, j) }
}
