// More of them.
package p

type T[P any] []P
type S[P interface{ ~int }] struct{ p P }
type U interface{ int | int } // ERROR "overlapping terms int and int"
type V[P any] = []P           // ERROR "generic type cannot be alias"

var x S[string]   // ERROR `string does not satisfy interface\{~int\} \(string missing in ~int\)`
var y int[string] // ERROR `invalid operation: int\[string\] \(int is not a generic type\)`

func f[P any](p P) {
	var n int = p // ERROR `cannot use p \(variable of type P constrained by any\) as int value in variable declaration`
	_ = p + p     // ERROR `invalid operation: operator \+ not defined on p \(variable of type P constrained by any\)`
	_ = p.m()     // ERROR `p.m undefined \(type P has no field or method m\)`
	_ = n
}

func g[P any]() { g[*P]() } // ERROR "instantiation cycle"
