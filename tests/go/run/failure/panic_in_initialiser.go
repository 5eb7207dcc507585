// A panic while variables get their values is one of main.init.
package main

// stderr: goroutine 1 [running]:
// stderr: main.half(...)
// stderr: main.init()

var x = half(1)

func half(n int) int {
	if n%2 != 0 {
		panic("odd")
	}
	return n / 2
}

func main() { println(x) }
