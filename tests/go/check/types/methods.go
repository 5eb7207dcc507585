// Method values and expressions.
package p

type T struct{ n int }

func (t *T) inc()    { t.n++ }
func (t T) get() int { return t.n }

type G[P any] struct{ p P }

func (g G[P]) get() P { return g.p }

func f(t T, g G[int]) {
	var a func() = t.get      // ERROR `cannot use t.get \(value of type func\(\) int\) as func\(\) value in variable declaration`
	var b func(T) int = T.get // ERROR "declared and not used: b"
	var c func(T) = (*T).inc  // ERROR `cannot use \(\*T\).inc \(value of type func\(\*T\)\) as func\(T\) value in variable declaration`
	_ = T.inc                 // ERROR `invalid method expression T.inc \(needs pointer receiver \(\*T\).inc\)`
	t.inc = nil               // ERROR `cannot assign to t.inc \(neither addressable nor a map index expression\)`
	_ = t.get == nil
	_ = g.get() + "a" // ERROR `invalid operation: g.get\(\) \+ "a" \(mismatched types int and untyped string\)`
	_ = G.get         // ERROR "cannot use generic type G without instantiation"
	t.get() = 1       // ERROR `cannot assign to t.get\(\) \(neither addressable nor a map index expression\)`
}
