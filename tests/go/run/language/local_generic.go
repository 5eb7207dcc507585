// A generic type that is declared inside a generic function is another one for each instance of the function.
// lang: go1.20
package main

import "fmt"

type Int int

func plain[A any]() any {
	type T int
	return T(0)
}

func generic[A any]() any {
	type T[B any] struct {
		a A
		b B
	}
	return T[int]{}
}

func main() {
	fmt.Println(plain[int]() == plain[int](), plain[int]() == plain[Int]())
	fmt.Println(generic[int]() == generic[int](), generic[int]() == generic[Int]())
	fmt.Printf("%T %T\n", plain[Int](), generic[Int]())
}

// Output:
// true false
// true false
// main.T[main.Int] main.T[main.Int;int]
