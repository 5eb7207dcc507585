// Labelled break and continue, goto.
package main

import "fmt"

func main() {
outer:
	for i := 0; i < 4; i++ {
		for j := 0; j < 4; j++ {
			if j == 2 {
				continue outer
			}
			if i == 2 {
				break outer
			}
			fmt.Print(" ", i, j)
		}
	}
	fmt.Println()
	n := 0
again:
	n++
	if n < 3 {
		goto again
	}
	fmt.Println(n)
sw:
	switch {
	case true:
		for {
			break sw
		}
	}
	if n == 3 {
		goto end
	}
	fmt.Println("not reached")
end:
	fmt.Println("end")
loop:
	for k := range []int{1, 2, 3} {
		switch k {
		case 1:
			break loop
		}
		fmt.Println("k", k)
	}
}

// Output:
//  0 0 0 1 1 0 1 1
// 3
// end
// k 0
