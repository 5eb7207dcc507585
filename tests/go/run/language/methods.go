// Method values and expressions; methods on all kinds of types; promotion through pointers.
package main

import "fmt"

type celsius float64
type list []int
type op func(int) int

func (c celsius) f() float64     { return float64(c)*9/5 + 32 }
func (l *list) push(v int)       { *l = append(*l, v) }
func (l list) len() int          { return len(l) }
func (o op) twice(x int) int     { return o(o(x)) }
func (c *celsius) add(d celsius) { *c += d }

type base struct{ id int }

func (b *base) set(id int) { b.id = id }
func (b base) get() int    { return b.id }

type mid struct{ *base }
type top struct {
	mid
	celsius
}

type getter interface{ get() int }

func main() {
	c := celsius(100)
	c.add(1)
	add := c.add
	add(4)
	f := c.f
	c = 0
	fmt.Println(c.f(), f())
	var l list
	l.push(3)
	push := l.push
	push(4)
	fmt.Println(l, l.len(), list.len(l))
	fmt.Println(op(func(x int) int { return x * 3 }).twice(2))
	t := top{mid{&base{1}}, 5}
	t.set(8)
	get := t.get
	t.set(9)
	fmt.Println(get(), t.get(), t.base.id, t.f())
	var g getter = t
	h := g.get
	t.set(10)
	fmt.Println(h(), g.get(), (*base).get(t.base), base.get(*t.base), getter.get(g), top.get(t))
	(*base).set(t.base, 11)
	fmt.Println(t.id)
}

// Output:
// 32 221
// [3 4] 2 2
// 18
// 8 9 9 41
// 10 10 10 10 10 10
// 11
