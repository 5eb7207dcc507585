// Labels are defined once, used, and enclose what leaves them.
package p

func f(x bool) {
L /* ERROR "label L defined and not used" */ :
	for {
		break N /* ERROR "break label not defined: N" */
	}
M:
	if x {
		for {
			break M /* ERROR "invalid break label M" */
		}
	}
K:
	for {
		continue K
	}
K /* ERROR "label K already defined at .*:15:1" */ :
	goto J /* ERROR "label J not defined" */
}
