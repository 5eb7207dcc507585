// A recovered panic ends only the function that deferred the call.
package main

// finding: none

import "fmt"

func safe(n int) (err string) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Sprint("caught ", r)
		}
	}()
	return fmt.Sprint(10 / n)
}

func main() {
	fmt.Println(safe(2))
	fmt.Println(safe(0))
}

// Output:
// 5
// caught runtime error: integer divide by zero
