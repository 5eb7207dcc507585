package main

type number interface{ ~int | ~float64 }

type list[T any] struct {
	head T
	tail *list[T]
}

func (l *list[T]) push(x T) *list[T] { return &list[T]{x, l} }

func sum[T number](xs ...T) (total T) {
	for _, x := range xs {
		total += x
	}
	return
}

func apply[A, B any](f func(A) B, a A) B { return f(a) }

func main() {
	var l *list[int]
	println(l.push(sum(1, 2)).head, apply(func(x int) string { return "x" }, 1))
}
