// for … range f from go1.23 on: every way out of the body.
package main

import "fmt"

func upTo(n int) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		for i := 0; i < n; i++ {
			if !yield(i, fmt.Sprint("#", i)) {
				fmt.Print(" stopped")
				return
			}
		}
	}
}

func three(yield func() bool) { _ = yield() && yield() && yield() }

func find(want int) (int, string) {
	for i, s := range upTo(10) {
		if i == want {
			return i * 2, s
		}
	}
	return -1, "none"
}

func main() {
	sum, last := 0, ""
	for i, s := range upTo(5) {
		if i == 1 {
			continue
		}
		if i == 4 {
			break
		}
		sum += i
		last = s
	}
	fmt.Println(sum, last)
	fmt.Println(find(3))
	fmt.Println(find(30))
	n := 0
	for range three {
		n++
	}
	fmt.Println(n)
outer:
	for i := range upTo(3) {
		for j := range upTo(3) {
			if j == 1 {
				continue outer
			}
			if i == 2 {
				break outer
			}
			fmt.Print(" ", i, j)
		}
	}
	fmt.Println()
}

// Output:
//  stopped5 #3
//  stopped6 #3
// -1 none
// 3
//  0 0 stopped 1 0 stopped stopped stopped
