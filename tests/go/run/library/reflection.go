// Values are taken apart, changed and called by way of reflect.
package main

import (
	"fmt"
	"reflect"
)

type point struct {
	X, Y int `json:"x,omitempty"`
	name string
}

func (p point) Sum(more ...int) int { return p.X + p.Y + len(more) }
func (p *point) Double()            { p.X *= 2 }

func main() {
	p := point{1, 2, "p"}
	v := reflect.ValueOf(&p).Elem()
	for i := 0; i < v.NumField(); i++ {
		f := v.Type().Field(i)
		fmt.Println(f.Name, f.Type, f.Tag.Get("json"), v.Field(i).CanSet(), v.Field(i))
	}
	v.Field(1).SetInt(40)
	v.Addr().MethodByName("Double").Call(nil)
	fmt.Println(p, v.MethodByName("Sum").Call([]reflect.Value{reflect.ValueOf(9)})[0].Int(), v.Addr().NumMethod())
	m := reflect.MakeMap(reflect.TypeOf(map[string]int{}))
	m.SetMapIndex(reflect.ValueOf("k"), reflect.ValueOf(3))
	fmt.Println(m.Interface(), m.MapIndex(reflect.ValueOf("k")), reflect.DeepEqual([]int{1}, []int{1}))
}

// Output:
// X int x,omitempty true 1
// Y int x,omitempty true 2
// name string  false p
// {2 40 p} 43 2
// map[k:3] 3 true
