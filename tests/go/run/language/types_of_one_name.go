// Types of one name in different functions are different types.
package main

import "fmt"

type kind struct{}

func other() interface{} {
	type kind struct{}
	return kind{}
}

func main() {
	_, same := other().(kind)
	_, again := other().(interface{})
	fmt.Println(same, again)
	defer func() { fmt.Println(recover()) }()
	_ = other().(kind)
}

// Output:
// false true
// interface conversion: interface {} is main.kind, not main.kind (types from different scopes)
