// Slices of what has none, with bounds that cannot be.
package p

func f(n int, s string, a [3]int, p *[3]int, t []int) {
	_ = s[0:1:2]    // ERROR "invalid operation: 3-index slice of string"
	_ = a[2:5]      // ERROR `invalid argument: index 5 out of bounds \[0:4\]`
	_ = p[1:4]      // ERROR `invalid argument: index 4 out of bounds \[0:4\]`
	_ = t[-1:]      // ERROR `invalid argument: index -1 \(constant of type int\) must not be negative`
	_ = t["a":]     // ERROR `cannot convert "a" \(untyped string constant\) to type int`
	_ = [3]int{}[:] // ERROR `invalid operation: \[3\]int\{\} \(value of type \[3\]int\) \(slice of unaddressable value\)`
	_ = t[2:1:0]    // ERROR "invalid slice indices: 1 < 2"
	_ = s[5.0]
	_ = "abc"[3] // ERROR `invalid argument: index 3 out of bounds \[0:3\]`
}
