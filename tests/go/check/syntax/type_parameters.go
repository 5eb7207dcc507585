// Type parameters have constraints; methods and literals have none.
package p

func a[ ] /* ERROR "syntax error: empty type parameter list" */ ()
func b[P ] /* ERROR "syntax error: missing type constraint" */ ()
func (t T) c[ /* ERROR "syntax error: method must have no type parameters" */ P any]()

type I interface {
	m[ /* ERROR "interface method must have no type parameters" */ P any]()
	n() int
	~int | ~string
}

type G[P *C,] struct{ P }
type H[P *C, Q interface{ ~int }] []P
type A [2 * N]int

func d[K comparable, V int | ~float64](m map[K]V) G[K]
