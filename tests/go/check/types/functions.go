// Function values, closures and their results.
package p

func take(f func(int) string) {}

func f() {
	take(func(n int) int { return n }) // ERROR `cannot use func\(n int\) int \{…\} \(value of type func\(n int\) int\) as func\(int\) string value in argument to take`
	take(func() string { return "" }) // ERROR `cannot use func\(\) string \{…\} \(value of type func\(\) string\) as func\(int\) string value in argument to take`
	var g func() = 1 // ERROR `cannot use 1 \(untyped int constant\) as func\(\) value in variable declaration`
	h := func() int {} // ERROR "missing return"
	g = h // ERROR `cannot use h \(variable of type func\(\) int\) as func\(\) value in assignment`
	g == g // ERROR `invalid operation: g == g \(func can only be compared to nil\)`
	defer recover // ERROR "expression in defer must be function call"
	func() {} // ERROR `func\(\) \{\} \(value of type func\(\)\) is not used`
}
