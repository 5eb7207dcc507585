// Variables and constants that need themselves.
package p

var a = f() // ERROR "initialization cycle for a"

func f() int { return a }

const b = c // ERROR "initialization cycle for b"
const c = b

var d = e.g // ERROR "initialization cycle for d"

type h struct{ g int }

var e = h{d}

var i = func() int { return j }() // ERROR "initialization cycle for i"
var j = i
