// Behind else stands a block or another if.
package p

func f(x bool) {
	if x {
	} else return /* ERROR "syntax error: else must be followed by if or statement block" */
}

func g(x bool) {
	if x {
	}
	else /* ERROR "syntax error: unexpected keyword else" */ {
	}
}
