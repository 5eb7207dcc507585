// reflect makes functions, and takes method values and expressions out.
package main

import (
	"fmt"
	"reflect"
)

type pair struct{ a, b string }

func (p pair) Join(n int, more ...string) (string, error) { return fmt.Sprint(p, n, more), nil }

func main() {
	var swap func(int8, string) (string, int8)
	made := reflect.MakeFunc(reflect.TypeOf(swap), func(in []reflect.Value) []reflect.Value {
		return []reflect.Value{in[1], in[0]}
	})
	reflect.ValueOf(&swap).Elem().Set(made)
	fmt.Println(swap(-3, "x"))
	method := reflect.ValueOf(pair{"p", "q"}).MethodByName("Join").Interface().(func(int, ...string) (string, error))
	fmt.Println(method(7, "r"))
	fmt.Println(reflect.TypeOf(pair{}).Method(0).Func.Type())
}

// Output:
// x -3
// {p q} 7 [r] <nil>
// func(main.pair, int, ...string) (string, error)
