// Elements of no size take no memory; their number is limited all the same.
package main

import (
	"fmt"
	"strings"
)

type nothing struct{ inner struct{} }

func same(x, y func() struct{}) bool { return x() == y() }

func main() {
	const most = int(^uint(0) >> 1)
	s := make([]nothing, most)
	fmt.Println(len(s) == most, cap(s[5:]) == most-5, s[7] == nothing{})
	calls := 0
	count := func() struct{} { calls++; return struct{}{} }
	fmt.Println(same(count, count), calls)
	defer func() {
		err := recover().(error).Error()
		fmt.Println(strings.HasPrefix(err, "runtime error: growslice: "), strings.HasSuffix(err, " out of range"))
	}()
	s = append(s, nothing{})
}

// Output:
// true true true
// true 2
// true true
