// Comparisons, counts and addresses.
package p

func f(n int, s string, p *int, m map[string]int, i interface{ m() }) {
	_ = n == s   // ERROR `invalid operation: n == s \(mismatched types int and string\)`
	_ = n == nil // ERROR `invalid operation: n == nil \(mismatched types int and untyped nil\)`
	_ = p < p    // ERROR `invalid operation: p < p \(operator < not defined on pointer\)`
	_ = 1 << -1  // ERROR `invalid operation: negative shift count -1 \(untyped int constant\)`
	_ = n % 0    // ERROR "invalid operation: division by zero"
	_ = &1       // ERROR `invalid operation: cannot take address of 1 \(untyped int constant\)`
	_ = &m["a"]  // ERROR `invalid operation: cannot take address of m\["a"\] \(map index expression of type int\)`
	s++          // ERROR `invalid operation: s\+\+ \(non-numeric type string\)`
	_ = i == n   // ERROR `invalid operation: i == n \(mismatched types interface\{m\(\)\} and int\)`
}
