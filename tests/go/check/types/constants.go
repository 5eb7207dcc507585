// Constants: their values, their sizes, their types.
package p

var v = 1

const (
	a       = v             // ERROR `v \(variable of type int\) is not constant`
	b       = 1 / 0         // ERROR "invalid operation: division by zero"
	c int8  = 128           // ERROR `cannot use 128 \(untyped int constant\) as int8 value in constant declaration \(overflows\)`
	d       = 1 << 600      // ERROR "constant shift overflow"
	e uint  = -1            // ERROR `cannot use -1 \(untyped int constant\) as uint value in constant declaration \(overflows\)`
	g       = "a" + 1       // ERROR `invalid operation: "a" \+ 1 \(mismatched types untyped string and untyped int\)`
	h []int = nil           // ERROR `invalid constant type \[\]int`
	i       = len([]int{1}) // ERROR `len\(\[\]int\{…\}\) \(value of type int\) is not constant`
)
