// Types that no memory holds.
package p

type (
	a [1 << 50]byte      // ERROR `type \[1125899906842624\]byte larger than address space`
	b chan [1 << 16]byte // ERROR `channel element type too large \(>64kB\)`
	c [1 << 62][8]int    // ERROR `type \[4611686018427387904\]\[8\]int larger than address space`
	d [1.5]int           // ERROR `array length 1.5 \(untyped float constant\) must be integer`
	e ["a"]int           // ERROR `array length "a" \(untyped string constant\) must be integer`
	g [1 << 70]int       // ERROR `invalid array length 1 << 70 \(untyped int constant 1180591620717411303424\)`
)

var (
	x [1 << 50]byte            // ERROR `type \[1125899906842624\]byte larger than address space`
	y struct{ a [1 << 49]int } // ERROR `type \[562949953421312\]int larger than address space`
	z = [...]int{1 << 62: 0}
)
