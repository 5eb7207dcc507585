// Conversions and assertions that cannot be.
package p

type T struct{ a int }

func (T) m() {}

func f(n int, s string, t T, p *int, e error, x any) {
	_ = int(s)       // ERROR `cannot convert s \(variable of type string\) to type int`
	_ = []int(s)     // ERROR `cannot convert s \(variable of type string\) to type \[\]int`
	_ = T(n)         // ERROR `cannot convert n \(variable of type int\) to type T`
	_ = int8(300)    // ERROR `cannot convert 300 \(untyped int constant\) to type int8 \(constant 300 overflows int8\)`
	_ = (*string)(p) // ERROR `cannot convert p \(variable of type \*int\) to type \*string`
	_ = error(t)     // ERROR `cannot convert t \(variable of type T\) to type error`
	_ = n.(int)      // ERROR `invalid operation: n \(variable of type int\) is not an interface`
	_ = e.(T)        // ERROR `impossible type assertion: e.\(T\)`
	_ = [2]int([]int{1})
	_ = interface{ k() }(t) // ERROR `cannot convert t \(variable of type T\) to type interface\{k\(\)\}`
}
