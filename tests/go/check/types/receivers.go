// Receivers of methods.
package p

import "time"

type P *int
type I interface{}

func (int) a()           {} // ERROR "cannot define new methods on non-local type int"
func (P) b()             {} // ERROR `invalid receiver type P \(pointer or interface type\)`
func (I) c()             {} // ERROR `invalid receiver type I \(pointer or interface type\)`
func (time.Duration) d() {} // ERROR "cannot define new methods on non-local type time.Duration"
func (**T) e()           {} // ERROR `invalid receiver type \*\*T`
func (undefined) g()     {} // ERROR "undefined: undefined"
func (t T) h(t int)      {} // ERROR "t redeclared in this block"

type T int
