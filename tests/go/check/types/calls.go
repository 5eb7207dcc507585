// Arguments: too few, too many, of another type, with dots that nothing takes.
package p

func one(n int)           {}
func list(n ...int)       {}
func pair() (int, string) { return 1, "" }

func f(s []int, x int) {
	one()         // ERROR "not enough arguments in call to one"
	one(1, 2)     // ERROR "too many arguments in call to one"
	one("a")      // ERROR `cannot use "a" \(untyped string constant\) as int value in argument to one`
	one(s...)     // ERROR `have \(...\) but function is not variadic: one`
	list(1, s...) // ERROR "too many arguments in call to list"
	list("a")     // ERROR `cannot use "a" \(untyped string constant\) as int value in argument to list`
	one(pair())   // ERROR "too many arguments in call to one"
	x()           // ERROR `invalid operation: cannot call non-function x \(variable of type int\)`
	_ = one(1)    // ERROR `one\(1\) \(no value\) used as value`
}
