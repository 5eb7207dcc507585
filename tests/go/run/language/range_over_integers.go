// for i := range n, from go1.22 on; each iteration has its own variable.
// lang: go1.22
package main

import "fmt"

func main() {
	for i := range 3 {
		fmt.Print(" ", i)
		i = 10
	}
	fmt.Println()
	for range 2 {
		fmt.Print("x")
	}
	fmt.Println()
	var n uint8 = 3
	var fs []func() uint8
	for i := range n {
		fs = append(fs, func() uint8 { i++; return i })
	}
	fmt.Println(fs[0](), fs[2](), fs[2]())
	for i := range -5 {
		fmt.Println("never", i)
	}
	var j int
	for j = range 4 {
	}
	fmt.Println(j)
}

// Output:
//  0 1 2
// xx
// 1 3 4
// 3
