// In the header of a control clause a brace behind a name opens the block; in parentheses it is a literal.
package p

type T struct{ x int }

func f(t T) {
	if t == (T{1}) {
	}
	for range []T{{1}} {
	}
	switch (T{1}).x {
	}
	if func() bool { return t == T{1} }() {
	}
	if t == T{1} { /* ERROR "syntax error: unexpected \{ at end of statement" */
	}
} /* ERROR "syntax error: non-declaration statement outside function body" */
