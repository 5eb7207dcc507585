// Results: how many, of which type, whether at all.
package p

func none() int {
} // ERROR "missing return"

func loops(n int) int {
	for n > 0 {
		return 1
	}
} // ERROR "missing return"

func many() int { return 1, 2 } // ERROR "too many return values"

func few() (int, error) { return 1 } // ERROR "not enough return values"

func shadowed() (err error) {
	if err := error(nil); err == nil {
		return // ERROR "result parameter err not in scope at return"
	}
	return
}

func switched(n int) int {
	switch n {
	case 1:
		return 1
	}
} // ERROR "missing return"
