// Variables of functions around, and functions that are not called.
package p

func f(n int) func() int {
	x := 1
	g := func() { // ERROR "declared and not used: g"
		y := x // ERROR "declared and not used: y"
	}
	h := func() int { // ERROR "declared and not used: h"
		for {
			if n > 0 {
				break
			}
		}
	} // ERROR "missing return"
	func() int { return "a" }() // ERROR `cannot use "a" \(untyped string constant\) as int value in return statement`
	return func() string { return "" } // ERROR `cannot use func\(\) string \{…\} \(value of type func\(\) string\) as func\(\) int value in return statement`
	defer func() { recover() } // ERROR "expression in defer must be function call"
} // ERROR "missing return"
