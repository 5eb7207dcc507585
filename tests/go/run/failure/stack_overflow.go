// Recursion without an end is Go's stack overflow; a goroutine's trace shows the ends of its stack only.
// differs: Go also lists goroutines of its own
package main

// stderr: runtime: goroutine stack exceeds 1000000000-byte limit
// stderr: fatal error: stack overflow
// stderr: goroutine 1 [running]:
// stderr: frames elided...
// stderr: main.main()
// exit: 2

func down(n int) int {
	return down(n+1) + 1
}

func main() {
	println(down(0))
}
