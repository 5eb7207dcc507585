// Maps: missing keys, deletion, keys of many types, maps of maps.
package main

import "fmt"

type key struct {
	x int
	s string
}

func main() {
	m := map[string]int{"a": 1, "b": 2}
	m["c"] += 3
	m["a"]++
	v, ok := m["zz"]
	_, has := m["a"]
	fmt.Println(m, len(m), v, ok, has, m["b"])
	delete(m, "b")
	delete(m, "nothing")
	fmt.Println(m)

	k := map[key][]int{}
	k[key{1, "x"}] = append(k[key{1, "x"}], 4, 5)
	fmt.Println(k[key{1, "x"}], k[key{2, "x"}] == nil)
	any1 := map[interface{}]string{1: "int", "1": "string", 1.5: "float", key{}: "struct"}
	fmt.Println(any1[1], any1["1"], any1[1.5], any1[key{}], any1[int8(1)] == "")
	var none map[int]int
	fmt.Println(none[3], len(none), none == nil)
	sum := 0
	for k, v := range map[int]int{1: 10, 2: 20, 3: 30} {
		sum += k * v
	}
	deep := map[string]map[string]bool{"x": {"y": true}}
	fmt.Println(sum, deep["x"]["y"], deep["q"]["y"])
	type point struct{ x, y int }
	pts := map[string]*point{"p": {1, 2}}
	pts["p"].x = 7
	fmt.Println(*pts["p"])
}

// Output:
// map[a:2 b:2 c:3] 3 0 false true 2
// map[a:2 c:3]
// [4 5] true
// int string float struct true
// 0 0 true
// 140 true false
// {7 2}
