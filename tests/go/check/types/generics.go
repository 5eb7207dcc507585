// Type parameters and their arguments.
package p

type Number interface{ ~int | ~float64 }

type List[T any] []T

func sum[T Number](list ...T) (s T) { return }
func make2[T any]() (t T)           { return }

var (
	_ = sum("a")    // ERROR `string does not satisfy Number \(string missing in ~int \| ~float64\)`
	_ = sum[string] // ERROR `string does not satisfy Number \(string missing in ~int \| ~float64\)`
	_ = make2()     // ERROR "in call to make2, cannot infer T"
	_ = sum(1, 2.5)
	_ List           // ERROR `cannot use generic type List\[T any\] without instantiation`
	_ List[int, int] // ERROR "too many type arguments for type List: have 2, want 1"
	_ Number         // ERROR "cannot use type Number outside a type constraint: interface contains type constraints"
	_ = sum          // ERROR "cannot use generic function sum without instantiation"
)

func f[T any](x, y T) bool { return x == y } // ERROR `invalid operation: x == y \(incomparable types in type set\)`
