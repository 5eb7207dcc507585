// Types that cannot be.
package p

type P *int

var n int

type (
	a struct{ P }        // ERROR "embedded field type cannot be a pointer"
	b struct{ f, f int } // ERROR "f redeclared"
	c map[[]int]int      // ERROR `invalid map key type \[\]int`
	d [-1]int            // ERROR `invalid array length -1 \(untyped int constant\)`
	e [n]int             // ERROR "invalid array length n"
	g n                  // ERROR `n \(variable of type int\) is not a type`
	h interface {
		m()
		m() // ERROR "duplicate method m"
	}
	i chan undefined // ERROR "undefined: undefined"
)
