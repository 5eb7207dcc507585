// break and continue need something around them; a function literal is a wall.
package p

func f(x int) {
	break /* ERROR "break is not in a loop, switch, or select" */
	switch x {
	case 1:
		break
		continue /* ERROR "continue is not in a loop" */
	}
	for {
		func() {
			break /* ERROR "break is not in a loop, switch, or select" */
		}()
		continue
	}
}
