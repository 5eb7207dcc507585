// A type that Go has and no run here has room for.
package main

type big [1 << 32]byte // ERROR "values of type main.big are larger than its memory, 2 GiB"

func main() {
	var p *big
	println(p[5])
}
