// Parameters are named all or not at all; a method has one receiver.
package p

func a(x int, string /* ERROR "syntax error: mixed named and unnamed parameters" */ )
func () b /* ERROR "method has no receiver" */ ()
func (x, y T) c /* ERROR "method has multiple receivers" */ ()
func d(x ...) /* ERROR "syntax error: ... is missing type" */
func e(x, y int, z ...string) (u, v error)
func (T[P]) g(int, ...string)
