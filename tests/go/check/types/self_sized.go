// A struct inside of itself, by way of a name that is declared twice, and its size asked for.
package p

import "unsafe"

type T struct { // ERROR "invalid recursive type T"
	U
	T struct {
		f [2]int
		U
	}
	V
}

type U interface{ m() }

type V struct {
	g func()
	T
}

type V = map[string]U // ERROR "V redeclared in this block"

var z = unsafe.Sizeof(T{})
