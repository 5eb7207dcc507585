// The adders of the Fibonacci benchmark, two rounds, and main, which looks at both at some time.
//
// executions: 140
package main

var i, j = 1, 1

func main() {
	go func() {
		for k := 0; k < 2; k++ {
			i += j
		}
	}()
	go func() {
		for k := 0; k < 2; k++ {
			j += i
		}
	}()
	_ = i
	_ = j
}
