// More of them.
package p

func f(n int, s []int, m map[string]int) {
	_ = make([]int, -1) // ERROR `invalid argument: index -1 \(constant of type int\) must not be negative`
	_ = append(s, "a")  // ERROR `cannot use "a" \(untyped string constant\) as int value in argument to append`
	delete(m, 1)        // ERROR `cannot use 1 \(untyped int constant\) as string value in argument to delete`
	_ = complex(1, "a") // ERROR `invalid operation: complex\(1, "a"\) \(mismatched types untyped float and untyped string\)`
	_ = real(n)         // ERROR `invalid argument: n \(variable of type int\) not of complex type`
	panic()             // ERROR `not enough arguments for panic\(\) \(expected 1, found 0\)`
	close(n)            // ERROR `invalid operation: cannot close non-channel n \(variable of type int\)`
	append(s, 1)        // ERROR `append\(s, 1\) \(value of type \[\]int\) is not used`
	_ = int             // ERROR `int \(type\) is not an expression`
}
