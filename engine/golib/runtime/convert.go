package runtime

import "internal/native"

// panicSliceConvert is called where a slice is converted to an array that is longer than it.
func panicSliceConvert(have, want int) {
	panic(errorString("cannot convert slice with length " + native.FormatInt(int64(have), 10) +
		" to array or pointer to array with length " + native.FormatInt(int64(want), 10)))
}
