package runtime

import "internal/native"

// panicSliceToPointer is panicSliceConvert before go1.20, which has conversions to pointers only.
func panicSliceToPointer(have, want int) {
	panic(boundsError("cannot convert slice with length " + native.FormatInt(int64(have), 10) +
		" to pointer to array with length " + native.FormatInt(int64(want), 10)))
}

// panicWrap is called where a method with a value receiver is called through an interface or a method expression that
// holds a nil pointer.
func panicWrap(method, pointer string) {
	panic(plainError("value method " + method + " called using nil " + pointer + " pointer"))
}

// panicSliceConvert is called where a slice is converted to an array that is longer than it.
func panicSliceConvert(have, want int) {
	panic(boundsError("cannot convert slice with length " + native.FormatInt(int64(have), 10) +
		" to array or pointer to array with length " + native.FormatInt(int64(want), 10)))
}
