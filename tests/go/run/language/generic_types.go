// Generic types with methods: a list, a stack, a pair; methods through constraints.
package main

import (
	"fmt"
	"strings"
)

type list[T any] struct {
	head *node[T]
	size int
}

type node[T any] struct {
	value T
	next  *node[T]
}

func (l *list[T]) push(v T) {
	l.head = &node[T]{v, l.head}
	l.size++
}

func (l *list[T]) each(f func(T)) {
	for n := l.head; n != nil; n = n.next {
		f(n.value)
	}
}

type pair[K comparable, V any] struct {
	key   K
	value V
}

func (p pair[K, V]) String() string { return fmt.Sprintf("%v=%v", p.key, p.value) }

type stringer interface{ String() string }

func join[T stringer](xs []T) string {
	var parts []string
	for _, x := range xs {
		parts = append(parts, x.String())
	}
	return strings.Join(parts, ",")
}

type setter[T any] interface {
	*T
	set(int)
}

type box struct{ n int }

func (b *box) set(n int) { b.n = n }

func build[T any, P setter[T]](n int) T {
	var v T
	P(&v).set(n)
	return v
}

func main() {
	var l list[string]
	l.push("a")
	l.push("b")
	var all string
	l.each(func(s string) { all += s })
	m := list[pair[string, int]]{}
	m.push(pair[string, int]{"x", 1})
	fmt.Println(all, l.size, m.head.value)
	fmt.Println(join([]pair[int, bool]{{1, true}, {2, false}}))
	fmt.Println(build[box](7).n)
	var s stringer = pair[string, float64]{"pi", 3}
	_, isOther := s.(pair[string, int])
	fmt.Println(s, isOther)
	push := l.push
	push("c")
	fmt.Printf("%d %T\n", l.size, m)
}

// Output:
// ba 2 x=1
// 1=true,2=false
// 7
// pi=3 false
// 3 main.list[main.pair[string,int]]
