// Recursion with large variables is Go's stack overflow, too.
// differs: Go also lists goroutines of its own
package main

// stderr: runtime: goroutine stack exceeds 1000000000-byte limit
// stderr: fatal error: stack overflow
// stderr: frames elided...
// exit: 2

func down(n int) int {
	var a [1 << 16]int
	fill(&a, n)
	return down(n+1) + a[n%len(a)]
}

func fill(a *[1 << 16]int, n int) {
	a[n%len(a)] = n
}

func main() {
	println(down(0))
}
