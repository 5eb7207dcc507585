// Names declared twice, and declarations that lead back to themselves.
package p

type T T              // ERROR "invalid recursive type: T refers to itself"
type S struct{ s S }  // ERROR "invalid recursive type: S refers to itself"
type I interface{ I } // ERROR "invalid recursive type: I refers to itself"

var x int
var x string // ERROR "x redeclared in this block"

func f() {}
func f() {} // ERROR "f redeclared in this block"

var init int // ERROR "cannot declare init - must be func"

func (T2) m() {} // ERROR "field and method with the same name m"
func (T2) m() {} // ERROR "method T2.m already declared at .*:16:11"

type T2 struct{ m int }

var a, b = b, a // ERROR "initialization cycle for a"
