// A block starts on the line of its clause.
package p

func f(x bool) {
	if x // ERROR "syntax error: unexpected newline, expected \{ after if clause"
	{
	}
	for x
	{ /* ERROR "syntax error: unexpected \{, expected for loop condition" */
	}
}

func g()
{ /* ERROR "syntax error: unexpected semicolon or newline before \{" */
}
