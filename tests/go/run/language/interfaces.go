// Interfaces: dynamic calls, embedding, assertions, comparison, nil.
package main

import "fmt"

type shape interface {
	area() float64
	name() string
}

type namer interface{ name() string }

type square struct{ side float64 }
type circle struct{ r float64 }
type number int

func (s square) area() float64  { return s.side * s.side }
func (s square) name() string   { return "square" }
func (c *circle) area() float64 { return 3 * c.r * c.r }
func (c *circle) name() string  { return "circle" }
func (n number) name() string   { return fmt.Sprint("number ", int(n)) }

type wrapped struct {
	shape
	extra int
}

func main() {
	shapes := []shape{square{2}, &circle{1}, wrapped{square{3}, 1}, &wrapped{shape: &circle{2}}}
	for _, s := range shapes {
		fmt.Println(s.name(), s.area())
	}
	var n namer = shapes[1]
	c, ok := n.(*circle)
	_, ok2 := n.(square)
	sh, ok3 := n.(shape)
	fmt.Println(c.r, ok, ok2, sh.area(), ok3)
	n = number(4)
	_, isShape := n.(shape)
	fmt.Println(n.name(), isShape, n == number(4), n != nil, n == namer(number(5)))
	var e interface{} = square{1}
	fmt.Println(e == square{1}, e == interface{}(square{2}), e.(namer).name())
	var none namer
	fmt.Println(none == nil)
	var cp *circle
	none = cp
	fmt.Println(none == nil, none.(*circle) == nil)
}

// Output:
// square 4
// circle 3
// square 9
// circle 12
// 1 true false 3 true
// number 4 false true true false
// true false square
// true
// false true
