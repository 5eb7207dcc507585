// Embedded fields and what they promote.
package p

type A struct{ n int }
type B struct{ *A }
type C interface{ m() }
type D struct {
	B
	C
	n string
}
type E struct{ *C } // ERROR "embedded field type cannot be a pointer to an interface"

var (
	d D
	_ int = d.n       // ERROR `cannot use d.n \(variable of type string\) as int value in variable declaration`
	_ C   = B{}       // ERROR `cannot use B\{\} \(value of type B\) as C value in variable declaration: B does not implement C \(missing method m\)`
	_     = d.B.m     // ERROR `d.B.m undefined \(type B has no field or method m\)`
	_     = D{n: 1}   // ERROR `cannot use 1 \(untyped int constant\) as string value in struct literal`
	_     = D{A: nil} // ERROR "unknown field A in struct literal of type D"
)
