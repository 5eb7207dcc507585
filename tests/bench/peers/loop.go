// 100 million rounds of an exclusive or and an addition.
package main

import "fmt"

func main() {
	s, n := 0, 100000000
	for i := 0; i < n; i++ {
		s ^= i
		s += i
	}
	fmt.Println(s)
}
