// fallthrough ends a clause that another follows.
package p

func f(x int, y any) {
	switch x {
	case 1:
		fallthrough
	case 2:
		if x > 1 {
			fallthrough /* ERROR "fallthrough statement out of place" */
		}
	case 3:
		fallthrough /* ERROR "fallthrough statement out of place" */
		x++
	default:
		fallthrough /* ERROR "cannot fallthrough final case in switch" */
	}
	switch y.(type) {
	case int:
		fallthrough /* ERROR "cannot fallthrough in type switch" */
	case bool:
	}
}
