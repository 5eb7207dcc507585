// Swap, CompareAndSwap, CompareAndDelete and Clear.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var m sync.Map
	fmt.Println(m.CompareAndSwap("a", nil, 1), m.CompareAndDelete("a", nil))
	fmt.Println(m.Swap("a", 1))
	fmt.Println(m.Swap("a", 2))
	fmt.Println(m.CompareAndSwap("a", 1, 3), m.CompareAndSwap("a", 2, 3), m.CompareAndSwap("b", nil, 0))
	fmt.Println(m.CompareAndDelete("a", 2), m.CompareAndDelete("a", 3))
	m.Store("c", 1)
	m.Clear()
	fmt.Println(m.Load("c"))
	m.Store("d", []int{1})
	defer func() { fmt.Println(recover()) }()
	m.CompareAndSwap("d", []int{1}, 2)
}

// Output:
// false false
// <nil> false
// 1 true
// false true false
// false true
// <nil> false
// runtime error: comparing uncomparable type []int
