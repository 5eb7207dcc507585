// An assignment is no condition.
package p

func f(x int, c chan int) {
	if x = /* ERROR "syntax error: cannot use assignment x = 1 as value" */ 1 {
	}
	if x ++ /* ERROR "syntax error: cannot use x\+\+ as value" */ {
	}
	if c <- /* ERROR "syntax error: cannot use c <- 1 as value" */ 1 {
	}
	for x := /* ERROR "syntax error: cannot use x := 1 as value" */ 1 {
	}
	if x := 1; x > 0 {
	}
}
