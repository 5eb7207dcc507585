// An if statement has a condition, a for clause all or nothing.
package p

func f() {
	if { /* ERROR "syntax error: missing condition in if statement" */
	}
	if x := 1; /* ERROR "syntax error: missing condition in if statement" */ {
		_ = x
	}
	for i := 0; { /* ERROR "syntax error: unexpected \{, expected for loop condition" */
	}
	for i := 0; ; j := /* ERROR "syntax error: cannot declare in post statement of for loop" */ 1 {
	}
	for ;; {
	}
}
