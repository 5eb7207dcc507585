// Type arguments that do not follow, or do not fit.
package p

func pair[K comparable, V any](k K, v V) map[K]V { return nil }
func apply[T, R any](s []T, f func(T) R) []R     { return nil }
func same[T any](x, y T)                         {}
func less[T interface{ Less(T) bool }](x, y T)   {}

type num int

func (n num) Less(o int) bool { return false }

func f() {
	pair([]int{}, 1)                                // ERROR `\[\]int does not satisfy comparable`
	apply([]int{}, func(s string) int { return 0 }) // ERROR `in call to apply, type func\(s string\) int of func\(s string\) int \{…\} does not match inferred type func\(int\) R for func\(T\) R`
	apply(1, nil)                                   // ERROR "in call to apply, cannot infer T"
	same(1, "a")                                    // ERROR `in call to same, mismatched types untyped int and untyped string \(cannot infer T\)`
	same(1, num(2))
	less(num(1), num(2)) // ERROR `T \(type num\) does not satisfy interface\{Less\(T\) bool\}`
	pair[int]("a", 1)    // ERROR `cannot use "a" \(untyped string constant\) as int value in argument to pair\[int\]`
	same[int, int](1, 2) // ERROR "got 2 type arguments but same has 1 type parameters"
}
