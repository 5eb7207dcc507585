// oracle 32: go and defer take a call, not a function and not parentheses.
package p

func f() {}

func g() {
	go f /* ERROR "expression in go must be function call" */
	defer f /* ERROR "expression in defer must be function call" */
	go func /* ERROR "expression in go must be function call" */ () {}
	go ( /* ERROR "expression in go must not be parenthesized" */ f())
	go func() { f() }()
	defer f()
}
