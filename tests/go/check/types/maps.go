// Maps: keys, elements, what is not addressable.
package p

type key struct{ f func() }

func f(m map[string][2]int, n map[int]*int) {
	var a map[key]int     // ERROR "declared and not used: a" "invalid map key type key"
	m["a"][0] = 1         // ERROR `cannot assign to m\["a"\]\[0\] \(neither addressable nor a map index expression\)`
	_ = &n[1]             // ERROR `invalid operation: cannot take address of n\[1\] \(map index expression of type \*int\)`
	n["a"] = nil          // ERROR `cannot use "a" \(untyped string constant\) as int value in map index`
	n[1] = 2              // ERROR `cannot use 2 \(untyped int constant\) as \*int value in assignment`
	_, _ = n[1], m["a"].x // ERROR `m\["a"\].x undefined \(type \[2\]int has no field or method x\)`
	for k := range n {
		k = "a" // ERROR `cannot use "a" \(untyped string constant\) as int value in assignment`
	}
	delete(n) // ERROR `not enough arguments for delete\(n\) \(expected 2, found 1\)`

}
