// Pointers to variables, fields, elements; pointers to pointers; escaping locals.
package main

import "fmt"

type node struct {
	value int
	next  *node
}

func escape() *int {
	x := 5
	p := &x
	x++
	return p
}

func set(p **node) { *p = &node{value: 3} }

func main() {
	p := escape()
	q := escape()
	*p += 10
	fmt.Println(*p, *q, p == q)
	var head *node
	for i := 0; i < 3; i++ {
		head = &node{i, head}
	}
	for n := head; n != nil; n = n.next {
		fmt.Print(" ", n.value)
	}
	set(&head)
	fmt.Println(head.value, head.next == nil)
	a := []int{1, 2, 3}
	e := &a[1]
	*e = 20
	b := [2]node{}
	f := &b[1].value
	*f = 8
	fmt.Println(a, b[1].value)
	s := &[]string{"x"}
	(*s)[0] = "y"
	*s = append(*s, "z")
	m := &map[int]int{1: 1}
	(*m)[2] = 2
	fmt.Println(*s, len(*m))
	var x struct{ i interface{} }
	px := &x.i
	*px = 4
	fmt.Println(x.i)
}

// Output:
// 16 6 false
//  2 1 03 true
// [1 20 3] 8
// [y z] 2
// 4
