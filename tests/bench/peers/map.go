// A million insertions into a map[int]int and as many look-ups.
package main

import "fmt"

func main() {
	const n = 1000000
	m := map[int]int{}
	for i := 0; i < n; i++ {
		m[i*7919] = i
	}
	sum := 0
	for i := 0; i < n; i++ {
		sum += m[i*7919]
	}
	fmt.Println(len(m), sum)
}
