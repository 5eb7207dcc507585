// Statements that stand alone or in the wrong place.
package p

func f(n int, s []int) {
	defer int(n)   // ERROR `defer requires function call, not conversion int\(n\) \(value of type int\)`
	defer len(s)   // ERROR `defer discards result of len\(s\) \(value of type int\)`
	f              // ERROR `f \(value of type func\(n int, s \[\]int\)\) is not used`
	n + 1          // ERROR `n \+ 1 \(value of type int\) is not used`
	if x := 1; x { // ERROR "non-boolean condition in if statement"
	}
	for n { // ERROR "non-boolean condition in for statement"
	}
	for i := 0; i < 1; i++ {
	}
}
