// Interfaces with type sets, and where they cannot be.
package p

type (
	A     interface{ int | ~int }       // ERROR "overlapping terms ~int and int"
	B     interface{ ~MyInt }           // ERROR `invalid use of ~ \(underlying type of MyInt is int\)`
	C     interface{ int | error }      // ERROR `cannot use error in union \(error contains methods\)`
	D     interface{ comparable | int } // ERROR "cannot use comparable in union"
	E     interface{ *T }
	MyInt int
	T     struct{}
)

var x interface{ int } // ERROR `cannot use type interface\{int\} outside a type constraint: interface contains type constraints`

func f(a A) {} // ERROR "cannot use type A outside a type constraint: interface contains type constraints"

func g[P int | string](p P) {
	_ = p.(int) // ERROR `invalid operation: cannot use type assertion on type parameter value p \(variable of type P constrained by int \| string\)`
	switch any(p).(type) {
	case A: // ERROR "cannot use type A outside a type constraint: interface contains type constraints"
	}
	var _ P = 1 // ERROR `cannot use 1 \(untyped int constant\) as P value in variable declaration`
}
