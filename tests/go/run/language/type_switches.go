// Type switches: single types, several, interfaces, nil, default.
package main

import (
	"errors"
	"fmt"
)

type point struct{ x, y int }

func describe(v interface{}) string {
	switch t := v.(type) {
	case nil:
		return "nil"
	case int, int8:
		return fmt.Sprintf("integer %v", t)
	case string:
		return "string of " + fmt.Sprint(len(t))
	case []int:
		return fmt.Sprint("slice ", len(t))
	case point:
		return fmt.Sprint("point ", t.x+t.y)
	case *point:
		t.x++
		return fmt.Sprint("pointer ", t.x)
	case error:
		return "error " + t.Error()
	case func() int:
		return fmt.Sprint("func ", t())
	case fmt.Stringer:
		return t.String()
	default:
		return fmt.Sprintf("other %T", t)
	}
}

func main() {
	p := &point{1, 2}
	for _, v := range []interface{}{nil, 1, int8(2), "abc", []int{1}, *p, p, errors.New("e"), func() int { return 7 }, 2.5, struct{}{}, [2]bool{}} {
		fmt.Println(describe(v))
	}
	fmt.Println(p.x)
	var e error
	switch e.(type) {
	case nil:
		fmt.Println("no error")
	}
}

// Output:
// nil
// integer 1
// integer 2
// string of 3
// slice 1
// point 3
// pointer 2
// error e
// func 7
// other float64
// other struct {}
// other [2]bool
// 2
// no error
