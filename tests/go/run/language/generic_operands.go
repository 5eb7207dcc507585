// What a type parameter's types have in common may be used: constants become any of them, elements are indexed.
package main

import "fmt"

type numeric interface {
	~int8 | ~uint | ~float32 | ~complex64 | ~complex128
}

func seven[T numeric]() T { return T(7) }

func third[T interface{ []int | [4]int | *[5]int }](x T) int {
	return x[2] + len(x)
}

func second[T interface{ []byte | string }](x T) byte { return x[1] }

func last[S interface{ ~[]E }, E any](s S) (e E) {
	s[0], e = e, s[len(s)-1]
	return
}

func main() {
	fmt.Println(seven[int8](), seven[uint](), seven[float32](), seven[complex64](), seven[complex128]())
	fmt.Println(third([]int{1, 2, 3}), third([4]int{1, 2, 3}), third(&[5]int{2: 10}))
	names := []string{"a", "b"}
	fmt.Println(second("xyz"), second([]byte{1, 2}), last(names), names)
}

// Output:
// 7 7 7 (7+0i) (7+0i)
// 6 7 15
// 121 2 b [ b]
