// For loops of all forms.
package main

import "fmt"

func main() {
	sum := 0
	for i := 0; i < 10; i++ {
		sum += i
	}
	for i := 10; i > 0; i -= 3 {
		sum += i
	}
	n := 5
	for n > 0 {
		n--
		if n == 2 {
			continue
		}
		sum += n
	}
	for i, j := 0, 10; i < j; i, j = i+1, j-1 {
		sum += j - i
	}
	for {
		sum++
		if sum%10 == 0 {
			break
		}
	}
	fmt.Println(sum)
	limit := 3
	for i := 0; i < limit; i++ {
		if i == 1 {
			limit = 5
		}
		fmt.Print(" ", i)
	}
	s := []int{1}
	for i := 0; i < len(s); i++ {
		if len(s) < 4 {
			s = append(s, s[i]*2)
		}
	}
	for i := 100000; i <= 100002; i++ {
		s = append(s, i)
	}
	for range s {
		n++
	}
	var k int8
	for k = 0; k < 3; k++ {
	}
	var u uint64
	for u = 1<<63 - 1; u < 1<<63+1; u++ {
		n++
	}
	fmt.Println(s, n, k, u)
	for i := range s {
		s = nil
		fmt.Print(i)
	}
	var idx int
	var val string
	for idx, val = range []string{"a", "b"} {
	}
	fmt.Println(idx, val)
}

// Output:
// 110
//  0 1 2 3 4[1 2 4 8 100000 100001 100002] 9 3 9223372036854775809
// 01234561 b
