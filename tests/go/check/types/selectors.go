// Fields, methods and names of packages that are not there.
package p

import "sync"

type A struct{ n int }
type B struct{ n int }
type T struct {
	A
	B
}

func (*T) m()    {}
func (T) Value() {}

func f(t T, p **T, i *interface{ m() }) {
	_ = t.y          // ERROR `t.y undefined \(type T has no field or method y\)`
	_ = t.n          // ERROR "ambiguous selector t.n"
	_ = T.m          // ERROR `invalid method expression T.m \(needs pointer receiver \(\*T\).m\)`
	_ = sync.fatal   // ERROR "undefined: sync.fatal"
	_ = sync.Nothing // ERROR "undefined: sync.Nothing"
	p.Value()        // ERROR `p.Value undefined \(type \*\*T has no field or method Value\)`
	i.m()            // ERROR `i.m undefined \(type \*interface\{m\(\)\} is pointer to interface, not interface\)`
	t.value()        // ERROR `t.value undefined \(type T has no field or method value, but does have method Value\)`
	_ = sync         // ERROR "use of package sync not in selector"
}
