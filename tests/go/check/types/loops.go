// Conditions and variables of loops.
package p

func f(n int, s []int) {
	for n { // ERROR "non-boolean condition in for statement"
	}
	for i := range s { // ERROR "declared and not used: i"
	}
	for i, v := range n { // ERROR `range over n \(variable of type int\) permits only one iteration variable`
		_, _ = i, v
	}
	for i := 0; i < "a"; i++ { // ERROR `invalid operation: i < "a" \(mismatched types int and untyped string\)`
	}
	for _, v := range map[string]int{} {
		v = "a" // ERROR `cannot use "a" \(untyped string constant\) as int value in assignment`
	}
	for range s {
		x := 1 // ERROR "declared and not used: x"
	}
}
