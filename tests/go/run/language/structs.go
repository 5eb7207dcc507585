// Structs: small fields, nesting, comparison, embedding, pointers.
package main

import "fmt"

type small struct {
	a int8
	b uint16
	c bool
	d int32
}

type outer struct {
	small
	name string
	in   *outer
}

func (s *small) bump()   { s.a++ }
func (s small) sum() int { return int(s.a) + int(s.b) + int(s.d) }

func make2() small { return small{a: -1, d: -2} }

func main() {
	s := small{-1, 65535, true, -7}
	t := s
	t.a--
	t.b++
	fmt.Println(s, t, s == t, s == small{-1, 65535, true, -7})
	o := outer{small: s, name: "o"}
	o.in = &outer{name: "i"}
	o.bump()
	o.in.bump()
	o.in.small.d = 4
	fmt.Println(o.a, o.sum(), o.in.sum(), o.in.name, o.in.in == nil)
	fmt.Println(make2().a, make2().sum(), struct{}{} == struct{}{})
	p := &o.in.b
	*p = 12
	fmt.Println(o.in.b, (*o.in).small)
}

// Output:
// {-1 65535 true -7} {-2 0 true -7} false true
// 0 65528 5 i true
// -1 -3 true
// 12 {1 12 false 4}
