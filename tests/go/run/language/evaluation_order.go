// Calls happen in order, operands of && and || only when they are needed.
package main

import "fmt"

var trace []string

func t(name string, v bool) bool { trace = append(trace, name); return v }
func n(name string, v int) int   { trace = append(trace, name); return v }

func show() { fmt.Println(trace); trace = nil }

func main() {
	_ = t("a", true) && t("b", false) && t("c", true)
	show()
	_ = t("a", false) || t("b", true) || t("c", true)
	show()
	x := !(t("a", true) && !t("b", true)) || t("c", false)
	fmt.Println(x)
	show()
	s := []int{0, 0, 0}
	s[n("i", 1)], s[n("j", 2)] = n("x", 5), n("y", 6)
	fmt.Println(s)
	show()
	_ = n("1", 1) + n("2", 2)*n("3", 3)
	_ = map[int]int{n("k", 1): n("v", 2)}
	show()
	if n("p", 3) > n("q", 2) {
		show()
	}
	b := t("m", true) == t("n", false)
	fmt.Println(b)
	show()
}

// Output:
// [a b]
// [a b]
// true
// [a b]
// [0 5 6]
// [i j x y]
// [1 2 3 k v]
// [p q]
// false
// [m n]
