// What may stand on the two sides of an assignment.
package p

type point struct{ x, y int }

func two() (int, int) { return 1, 2 }

func f(m map[string]point, s string) {
	var a, b = 1    // ERROR "assignment mismatch: 2 variables but 1 value"
	var c int = "a" // ERROR `cannot use "a" \(untyped string constant\) as int value in variable declaration`
	1 = 2           // ERROR `cannot assign to 1 \(neither addressable nor a map index expression\)`
	m["a"].x = 3    // ERROR `cannot assign to struct field m\["a"\].x in map`
	s[0] = 'b'      // ERROR `cannot assign to s\[0\] \(neither addressable nor a map index expression\)`
	d := nil        // ERROR "use of untyped nil in assignment"
	c := 4          // ERROR "no new variables on left side of :="
	e := two()      // ERROR "assignment mismatch: 1 variable but two returns 2 values"
	_, _, _, _ = a, b, d, e
	two() = 1, 2 // ERROR "assignment mismatch: 1 variable but 2 values"
}
