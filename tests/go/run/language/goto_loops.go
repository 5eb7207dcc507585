// Jumps in and between loops with variables that closures hold.
package main

import "fmt"

func primes(limit int) (found []int) {
next:
	for n := 2; n < limit; n++ {
		for d := 2; d*d <= n; d++ {
			if n%d == 0 {
				continue next
			}
		}
		found = append(found, n)
	}
	return
}

func collatz(n int) (steps int) {
start:
	if n == 1 {
		return
	}
	steps++
	if n%2 == 0 {
		n /= 2
		goto start
	}
	n = 3*n + 1
	goto start
}

func main() {
	fmt.Println(primes(30), collatz(27))
	var fs []func()
	i := 0
loop:
	x := i * 10
	fs = append(fs, func() { fmt.Print(" ", x); x++ })
	i++
	if i < 3 {
		goto loop
	}
	for _, f := range fs {
		f()
		f()
	}
	fmt.Println()
	for i := 0; ; i++ {
		if i%2 == 0 {
			continue
		} else if i > 6 {
			break
		}
		fmt.Print(" ", i)
	}
	fmt.Println()
}

// Output:
// [2 3 5 7 11 13 17 19 23 29] 111
//  0 1 10 11 20 21
//  1 3 5
