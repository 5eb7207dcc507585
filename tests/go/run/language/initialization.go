// Package variables are initialised in order of dependency, then the init functions run.
package main

import "fmt"

var a = b + 1
var b = f()
var c, d = pair()
var list = []string{fmt.Sprint(a), "x"}
var table = [3]int{1: b, 2: c}
var nested = struct {
	p *int
	m map[string]int
}{&b, map[string]int{"d": d}}
var fn = func(x int) int { return x * a }

func f() int           { return 41 }
func pair() (int, int) { return a * 2, b * 2 }

func init() { a++ }
func init() { fmt.Println("init", a) }

const (
	zero = iota
	one
	_
	three
	big = 1 << (10 * three)
)

func main() {
	fmt.Println(a, b, c, d, list, table, *nested.p, nested.m, fn(2))
	fmt.Println(zero, one, three, big)
}

// Output:
// init 43
// 43 41 84 82 [42 x] [0 41 84] 41 map[d:82] 86
// 0 1 3 1073741824
