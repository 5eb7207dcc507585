// A list that is closed on a line of its own needs a comma before.
package p

var a = []int{
	1,
	2 // ERROR "syntax error: unexpected newline in composite literal; possibly missing comma or \}"
}

func f(int, int)

func g() {
	f(
		1,
		2 // ERROR "syntax error: unexpected newline in argument list; possibly missing comma or \)"
	)
	f(1 2 /* ERROR "syntax error: unexpected literal 2 in argument list; possibly missing comma or \)" */ )
}
