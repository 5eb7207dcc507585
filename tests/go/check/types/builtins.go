// Built-in functions and arguments they do not take.
package p

func f(n int, s []int, m map[string]int, c chan int) {
	_ = len(n)            // ERROR `invalid argument: n \(variable of type int\) for built-in len`
	_ = cap(m)            // ERROR `invalid argument: m \(variable of type map\[string\]int\) for built-in cap`
	_ = append(n, 1)      // ERROR `invalid argument: n \(variable of type int\) is not a slice`
	_ = copy(s, n)        // ERROR `invalid argument: copy expects slice arguments; found s \(variable of type \[\]int\) and n \(variable of type int\)`
	delete(s, 1)          // ERROR `invalid argument: s \(variable of type \[\]int\) is not a map`
	_ = make(int)         // ERROR "invalid argument: cannot make int; type must be slice, map, or channel"
	_ = make([]int)       // ERROR `invalid operation: make\(\[\]int\) expects 2 or 3 arguments; found 1`
	_ = make([]int, 2, 1) // ERROR "invalid argument: length and capacity swapped"
	_ = new(1)            // ERROR "1 is not a type"
}
