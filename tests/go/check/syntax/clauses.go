// Between the braces of switch and select stand clauses.
package p

func f(x int, c chan int) {
	select {
	case v, ok := <-c:
		_, _ = v, ok
	case c <- 1:
	default:
	}
	switch x { x /* ERROR "syntax error: unexpected name x, expected case or default or \}" */ ++: }
}
