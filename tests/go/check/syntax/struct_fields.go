// Embedded types stand without parentheses.
package p

type T struct {
	( /* ERROR "syntax error: cannot parenthesize embedded type" */ E)
	* ( /* ERROR "syntax error: cannot parenthesize embedded type" */ E)
	1 /* ERROR "syntax error: unexpected literal 1, expected field name or embedded type" */
	a, b int
	*p.Q
	G[int] `tag`
}
