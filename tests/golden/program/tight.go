package main

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

func mix(n int) int {
	s := 0
	for i := 0; i < n; i++ {
		s ^= i
		s += i
	}
	return s
}

func total(xs []int) (sum int) {
	for _, x := range xs {
		sum += x
	}
	for i := 0; i < len(xs); i++ {
		xs[i] *= 2
	}
	return
}

func swap(a, b int) (int, int) {
	a, b = b, a+b
	return a, b
}

func nested(n int) int { return fib(fib(fib(n))) }

func main() {
	_ = nested(3) + mix(4) + total([]int{1, 2})
	a, b := swap(1, 2)
	c := fib(a)
	println(a, b, c)
}
