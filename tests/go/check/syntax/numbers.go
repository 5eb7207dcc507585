// Malformed numbers.
package p

var (
	a = 0x // ERROR "hexadecimal literal has no digits"
	b = 0b102 // ERROR "invalid digit '2' in binary literal"
	c = 1__0 // ERROR "'_' must separate successive digits"
	d = 0x1.8 // ERROR "hexadecimal mantissa requires a 'p' exponent"
	e = 1e // ERROR "exponent has no digits"
	f = 0x1.8p-1 + 1_000i + 0o17
)
