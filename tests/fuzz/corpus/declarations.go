package main

import "unsafe"

const (
	a = iota << 3
	b
	c = "x"[0] + 'y'
	d = 1e3 / 7 * 2i
)

type (
	T struct {
		U
		f, g [b]int `tag`
		*V
	}
	U interface{ m(...int) (x, y error) }
	V = map[[2]string]chan<- func() U
)

var x, y = f(z)
var z = unsafe.Sizeof(T{}) &^ 1

func f(n uintptr) (int, [2]bool) { return int(n), [...]bool{1: true} }

func (t *T) m(v ...int) (x, y error) {
L:
	for i, r := range c2 {
		switch w := any(r).(type) {
		case rune, error:
			continue L
		case nil:
			_ = w
			fallthrough2(i)
		default:
			break L
		}
	}
	goto L
}

const c2 = "a\u00e9\x00"

func fallthrough2(int) {}

func main() {
	var t T
	t.f[x%2], t.g[1] = t.g[0], len(t.f[1:2:3])
	if s := t.f[:]; cap(s) > 1 && !y[0] {
		copy(s, append(s[:0], s...))
	}
}
