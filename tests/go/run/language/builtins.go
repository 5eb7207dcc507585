// The built-in functions.
package main

import "fmt"

func main() {
	s := make([]int, 3, 8)
	fmt.Println(len(s), cap(s), len("abc"), len([4]int{}), len(map[int]int{1: 1}))
	s = append(s, 1, 2, 3)
	s = append(s, s...)
	fmt.Println(s, copy(s[1:], s), s)
	p := new(int)
	*p = 3
	q := new(struct{ x, y int })
	q.y = *p
	fmt.Println(*p, *q, real(2+3i), imag(2+3i))
	c := complex(float32(1), 2)
	fmt.Printf("%T %v\n", c, c)
	m := make(map[string]int, 10)
	m["x"] = 1
	delete(m, "x")
	fmt.Println(len(m), cap(s[2:5]), cap([3]int{}))
	var arr *[3]int
	fmt.Println(len(arr), cap(arr))
	b := append([]byte(nil), "text"...)
	fmt.Println(string(b), len(b))
}

// Output:
// 3 8 3 4 1
// [0 0 0 0 1 2 3 0 0 0 1 2] 11 [0 0 0 0 1 2 3 0 0 0 1 2]
// 3 {0 3} 2 3
// complex64 (1+2i)
// 0 14 3
// 3 3
// text 4
