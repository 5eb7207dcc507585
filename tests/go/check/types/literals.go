// Composite literals.
package p

type T struct{ a, b int }

var (
	n int
	_ = T{1}                           // ERROR "too few values in struct literal of type T"
	_ = T{1, 2, 3}                     // ERROR "too many values in struct literal of type T"
	_ = T{c: 1}                        // ERROR "unknown field c in struct literal of type T"
	_ = T{a: 1, a: 2}                  // ERROR "duplicate field name a in struct literal"
	_ = T{a: 1, 2}                     // ERROR "mixture of field:value and value elements in struct literal"
	_ = [2]int{1, 2, 3}                // ERROR `index 2 is out of bounds \(>= 2\)`
	_ = map[string]int{"a": 1, "a": 2} // ERROR `duplicate key "a" in map literal`
	_ = map[string]int{1}              // ERROR "missing key in map literal"
	_ = []int{n: 1}                    // ERROR "index n must be integer constant"
	_ = T{1, 2}
)
