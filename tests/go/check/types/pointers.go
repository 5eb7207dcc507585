// Pointers, addresses and nil.
package p

type T struct{ n int }

func (t *T) set(n int) { t.n = n }

func make1() T { return T{} }

func f(p *T, q **T, n int, m map[int]T) {
	make1().set(1) // ERROR "cannot call pointer method set on T"
	m[1].set(1)    // ERROR "cannot call pointer method set on T"
	_ = &make1()   // ERROR `invalid operation: cannot take address of make1\(\) \(value of type T\)`
	q.set(1)       // ERROR `q.set undefined \(type \*\*T has no field or method set\)`
	_ = p + 1      // ERROR `invalid operation: p \+ 1 \(mismatched types \*T and untyped int\)`
	_ = *nil       // ERROR "invalid operation: cannot indirect nil"
	_ = &n.x       // ERROR `n.x undefined \(type int has no field or method x\)`
	p = n          // ERROR `cannot use n \(variable of type int\) as \*T value in assignment`
	p = T{}        // ERROR `cannot use T\{\} \(value of type T\) as \*T value in assignment`
}
