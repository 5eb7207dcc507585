// Only declarations stand outside of functions.
package p

x /* ERROR "syntax error: non-declaration statement outside function body" */ := 1

var a int b /* ERROR "syntax error: unexpected name b after top level declaration" */

func f() {
	import /* ERROR "syntax error: unexpected keyword import, expected \}" */ "a"
}
