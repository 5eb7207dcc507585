// Cases that are there twice, cannot be, or have no type switch to be in.
package p

type T int

func f(n int, e error, x any, g struct{ f []int }) {
	switch n {
	case 1, 2:
	case 2: // ERROR `duplicate case 2 \(constant of type int\) in expression switch`
	case "a": // ERROR `invalid case "a" in switch on n \(mismatched types untyped string and int\)`
	}
	switch n.(type) { // ERROR `n \(variable of type int\) is not an interface`
	}
	switch e.(type) {
	case T: // ERROR "impossible type switch case: T"
	}
	switch x.(type) {
	case int:
	case string, int: // ERROR "duplicate case int in type switch"
	}
	switch {
	default:
	default: // ERROR "multiple defaults in switch"
	}
	switch {
	case n: // ERROR `invalid case n in switch on true \(mismatched types int and bool\)`
	}
}
