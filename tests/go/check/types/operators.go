// Operators and the operands they do not have.
package p

type T struct{ f []int }

func f(n int, m int64, s string, b bool, t T, p *int, g func(), x any, u uint8) {
	_ = n + m    // ERROR `invalid operation: n \+ m \(mismatched types int and int64\)`
	_ = s - s    // ERROR `invalid operation: operator - not defined on s \(variable of type string\)`
	_ = !n       // ERROR `invalid operation: operator ! not defined on n \(variable of type int\)`
	_ = -s       // ERROR `invalid operation: operator - not defined on s \(variable of type string\)`
	_ = b && n   // ERROR `invalid operation: b && n \(mismatched types bool and int\)`
	_ = t == t   // ERROR `invalid operation: t == t \(struct containing \[\]int cannot be compared\)`
	_ = g == g   // ERROR `invalid operation: g == g \(func can only be compared to nil\)`
	_ = *n       // ERROR `invalid operation: cannot indirect n \(variable of type int\)`
	_ = u << 1.5 // ERROR `1.5 \(untyped float constant\) truncated to uint`
}
