// A method with a value receiver that is called with a nil pointer through an interface says so.
package main

import "fmt"

type number int

func (n number) show() {}

type shower interface{ show() }

func try(f func()) {
	defer func() {
		err := recover().(error)
		fmt.Println(err)
	}()
	f()
}

var p *number
var held shower = p

func main() {
	try(func() { held.show() })
	try(func() { (*number).show(p) })
	try(func() { p.show() })
}

// Output:
// value method main.number.show called using nil *number pointer
// value method main.number.show called using nil *number pointer
// runtime error: invalid memory address or nil pointer dereference
