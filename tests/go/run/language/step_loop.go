// Loops that go on by a step: variables and constants, limits that change, wrapping around, continue.
package main

import "fmt"

func main() {
	for i, k := 1, 1; i <= 100; i += k {
		k++
		if i%2 == 0 {
			continue
		}
		fmt.Print(i, " ")
	}
	n := 10
	for i := 0; i < n; i += 3 {
		n++
		fmt.Print(i, " ")
	}
	for i := int8(100); i > 0 && i <= 120; i += 10 {
		fmt.Print(i, " ")
	}
	for i := 9223372036854775000; i >= 0; i += 300 {
		fmt.Print(i-9223372036854775000, " ")
	}
	for i := uint8(250); i >= 240; i += 3 {
		fmt.Print(i, " ")
	}
	for i, s := 0, []int{-2, 5}; i <= len(s); i += s[i] + 3 {
		fmt.Println(i)
	}
}

// Output:
// 1 3 15 21 45 55 91 0 3 6 9 12 100 110 120 0 300 600 250 253 0
// 1
