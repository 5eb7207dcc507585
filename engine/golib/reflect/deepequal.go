package reflect

import (
	"internal/native"
	"unsafe"
)

// pair of places being compared: what comes back to itself is equal there.
type pair struct {
	a, b unsafe.Pointer
	typ  rtype
}

// DeepEqual compares what x and y are made of, through pointers, slices, maps and interfaces.
func DeepEqual(x, y any) bool {
	if x == nil || y == nil {
		return x == y
	}
	return deepEqual(ValueOf(x), ValueOf(y), map[pair]bool{})
}

func deepEqual(a, b Value, seen map[pair]bool) bool {
	if a.typ == 0 || b.typ == 0 || a.typ != b.typ {
		return a.typ == b.typ
	}
	switch k := a.Kind(); k {
	case Pointer, Map, Slice:
		if a.IsNil() != b.IsNil() {
			return false
		}
		if k == Slice && a.Len() != b.Len() || k == Map && a.Len() != b.Len() {
			return false
		}
		if a.pointer() == b.pointer() {
			return true
		}
		now := pair{a.pointer(), b.pointer(), a.typ}
		if seen[now] {
			return true
		}
		seen[now] = true
	}
	switch a.Kind() {
	case Array, Slice:
		for i, n := 0, a.Len(); i < n; i++ {
			if !deepEqual(a.Index(i), b.Index(i), seen) {
				return false
			}
		}
		return true
	case Interface:
		if a.IsNil() || b.IsNil() {
			return a.IsNil() == b.IsNil()
		}
		return deepEqual(a.Elem(), b.Elem(), seen)
	case Pointer:
		return deepEqual(a.Elem(), b.Elem(), seen)
	case Struct:
		for i, n := 0, a.NumField(); i < n; i++ {
			if !deepEqual(a.Field(i), b.Field(i), seen) {
				return false
			}
		}
		return true
	case Map:
		for iter := a.MapRange(); iter.Next(); {
			other := b.MapIndex(iter.Key())
			if other.typ == 0 || !deepEqual(iter.Value(), other, seen) {
				return false
			}
		}
		return true
	case Func:
		return a.IsNil() && b.IsNil()
	}
	return native.Comparable(a.any()) && a.any() == b.any()
}
