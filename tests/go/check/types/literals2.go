// Literals of types of others, indices twice, elements of another type.
package p

import "sync"

var (
	_ = sync.Mutex{1, 2}      // ERROR "implicit assignment to unexported field state in struct literal of type sync.Mutex" "implicit assignment to unexported field sema in struct literal of type sync.Mutex"
	_ = []int{0: 1, 0: 2}     // ERROR "duplicate index 0 in array or slice literal"
	_ = [...]int{-1: 1}       // ERROR `invalid argument: index -1 \(constant of type int\) must not be negative`
	_ = []int{"a"}            // ERROR `cannot use "a" \(untyped string constant\) as int value in array or slice literal`
	_ = struct{ a []int }{{}} // ERROR "missing type in composite literal"
	_ = map[[1]int]string{[1]int{1}: "a", [1]int{1}: "b"}
	_ = []*int{1}    // ERROR `cannot use 1 \(untyped int constant\) as \*int value in array or slice literal`
	_ = undefined{1} // ERROR "undefined: undefined"
)
