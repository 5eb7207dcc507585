// Values without a size.
package main

import "fmt"

type empty struct{}

func (empty) hello() string { return "hello" }

type set map[string]struct{}

func give() (empty, int, struct{}) { return empty{}, 4, struct{}{} }

func take(e empty, n int, a [0]int) int { return n + len(a) }

func main() {
	var e empty
	fmt.Println(e.hello(), e == empty{})
	s := set{"a": {}, "b": {}}
	_, ok := s["a"]
	_, no := s["c"]
	fmt.Println(len(s), ok, no)
	f, n, _ := give()
	fmt.Println(take(f, n, [0]int{}), f)
	var i interface{} = e
	_, is := i.(empty)
	fmt.Println(is, i == interface{}(empty{}))
	p := &e
	*p = empty{}
	list := make([]struct{}, 3)
	for range list {
		n++
	}
	list[1] = struct{}{}
	fmt.Println(n, len(append(list, struct{}{})))
	g := func() empty { return e }
	_ = g()
}

// Output:
// hello true
// 2 true false
// 4 {}
// true true
// 7 4
