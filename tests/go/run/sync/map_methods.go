// oracle 26: the zero Map is ready; all its methods.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var m sync.Map
	fmt.Println(m.Load("a"))
	m.Store("a", 1)
	fmt.Println(m.LoadOrStore("a", 2))
	fmt.Println(m.LoadOrStore("b", 3))
	fmt.Println(m.Load("b"))
	fmt.Println(m.LoadAndDelete("b"))
	fmt.Println(m.LoadAndDelete("b"))
	m.Delete("a")
	m.Delete("none")
	fmt.Println(m.Load("a"))
	for i := 0; i < 3; i++ {
		m.Store(i, i*i)
	}
	sum := 0
	m.Range(func(key, value any) bool { sum += key.(int)*10 + value.(int); return true })
	fmt.Println(sum)
	n := 0
	m.Range(func(key, value any) bool { n++; return false })
	fmt.Println(n)
	defer func() { fmt.Println(recover()) }()
	m.Store([]int{1}, 1)
}

// Output:
// <nil> false
// 1 true
// 3 false
// 3 true
// 3 true
// <nil> false
// <nil> false
// 35
// 1
// runtime error: hash of unhashable type []int
