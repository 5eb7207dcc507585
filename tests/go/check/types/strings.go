// Strings, runes and bytes.
package p

func f(s string, b []byte, r rune) {
	s[0] = 'a'       // ERROR `cannot assign to s\[0\] \(neither addressable nor a map index expression\)`
	_ = s + r        // ERROR `invalid operation: s \+ r \(mismatched types string and rune\)`
	_ = s == 'a'     // ERROR `invalid operation: s == 'a' \(mismatched types string and untyped rune\)`
	_ = string(1.5)  // ERROR `cannot convert 1.5 \(untyped float constant\) to type string`
	_ = []byte(1)    // ERROR `cannot convert 1 \(untyped int constant\) to type \[\]byte`
	_ = 'a' + "b"    // ERROR `invalid operation: 'a' \+ "b" \(mismatched types untyped rune and untyped string\)`
	_ = append(b, s) // ERROR `cannot use s \(variable of type string\) as byte value in argument to append`
	_ = b + b        // ERROR `invalid operation: operator \+ not defined on b \(variable of type \[\]byte\)`
	_ = s & s        // ERROR `invalid operation: operator & not defined on s \(variable of type string\)`
}
