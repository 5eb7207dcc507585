// A panic shows values of the basic types as println does, and the addresses of all others.
package main

// stderr: panic: (*main.pair) 0xc0
// stderr: 	panic: (*int) 0x0
// stderr: 	panic: (main.pair) 0xc0
// stderr: 	panic: ([]int) 0xc0
// stderr: 	panic: (map[string]int) 0xc0
// stderr: 	panic: (func()) 0x4
// stderr: 	panic: (chan int) 0xc0
// stderr: 	panic: ([2]int) 0xc0
// stderr: 	panic: (struct {}) 0xc0
// stderr: 	panic: main.point(+1.000000e+000+2.000000e+000i)
// stderr: 	panic: (+1.000000e+000-2.000000e+000i)
// stderr: 	panic: main.ratio(+1.500000e+000)
// stderr: 	panic: main.word("a
// stderr: 	panic: main.flag(true)
// stderr: 	panic: main.letter(120)
// stderr: 	panic: (*main.named) 0xc0

type pair struct{ a, b int }

type (
	point  complex64
	ratio  float32
	word   string
	flag   bool
	letter rune
	named  struct{ name string }
)

func (n *named) Name() string { return n.name }

func throw(values ...any) {
	if len(values) > 1 {
		defer throw(values[1:]...)
	}
	panic(values[0])
}

func main() {
	throw(&pair{1, 2}, (*int)(nil), pair{1, 2}, []int{1}, map[string]int{}, func() {}, make(chan int), [2]int{},
		struct{}{}, point(1+2i), 1-2i, ratio(1.5), word("a\"b"), flag(true), letter('x'), &named{"n"})
}
