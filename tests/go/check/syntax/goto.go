// goto neither enters a block nor crosses a variable it would see.
package p

func f(x bool) {
	goto L /* ERROR "goto L jumps over declaration of y at .*:6:4" */
	y := 1
	_ = y
L:
	goto M /* ERROR "goto M jumps into block starting at .*:10:2" */
	{
	M:
	}
	if x {
		goto N
	}
	{
		z := 1
		_ = z
	}
N:
}
