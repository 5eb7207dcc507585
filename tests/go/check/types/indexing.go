// Indices and slices.
package p

func f(n int, a [2]int, p *[]int, s string, m map[string]int, t []int) {
	_ = n[0]   // ERROR `invalid operation: cannot index n \(variable of type int\)`
	_ = a[5]   // ERROR `invalid argument: index 5 out of bounds \[0:2\]`
	_ = a[-1]  // ERROR `invalid argument: index -1 \(constant of type int\) must not be negative`
	_ = t[1.5] // ERROR `invalid argument: index 1.5 \(untyped float constant\) truncated to int`
	_ = t["a"] // ERROR `cannot convert "a" \(untyped string constant\) to type int`
	_ = m[1]   // ERROR `cannot use 1 \(untyped int constant\) as string value in map index`
	_ = p[0]   // ERROR `invalid operation: cannot index p \(variable of type \*\[\]int\)`
	_ = n[:]   // ERROR `cannot slice n \(variable of type int\)`
	_ = s[2:1] // ERROR "invalid slice indices: 1 < 2"
}
