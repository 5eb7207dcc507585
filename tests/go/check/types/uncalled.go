// Functions, packages and types where a value is needed, iota and blank without one.
package p

import "math" // ERROR `"math" imported and not used`

func none() {}

var (
	_     = len    // ERROR `len \(built-in\) must be called`
	_     = math   // ERROR "use of package math not in selector"
	_     = int    // ERROR `int \(type\) is not an expression`
	_     = iota   // ERROR "cannot use iota outside constant declaration"
	a     = _      // ERROR "cannot use _ as value or type"
	_     = none() // ERROR `none\(\) \(no value\) used as value`
	_     = none == nil
	_     = undefined // ERROR "undefined: undefined"
	_ int = none      // ERROR `cannot use none \(value of type func\(\)\) as int value in variable declaration`
)
