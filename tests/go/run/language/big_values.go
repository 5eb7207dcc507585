// Values of many words: parameters, results, in maps, interfaces and slices.
package main

import "fmt"

type record struct {
	id    int
	name  string
	tags  []string
	score float64
	ok    bool
	inner struct{ a, b byte }
}

func build(id int) record {
	r := record{id: id, name: fmt.Sprint("r", id), ok: id%2 == 0}
	r.inner.b = byte(id)
	r.tags = append(r.tags, "t")
	return r
}

func rename(r record, name string) (record, bool) {
	r.name = name
	return r, r.ok
}

func main() {
	rs := []record{build(1), build(2)}
	r, ok := rename(rs[1], "new")
	fmt.Println(rs[1].name, r.name, ok, r.inner.b, rs[0].inner)
	m := map[int]record{5: build(5)}
	q := m[5]
	q.score = 1.5
	m[6] = q
	fmt.Println(m[5].score, m[6].score, m[6].name, m[7].id)
	var i interface{} = q
	q.id = 100
	fmt.Println(i.(record).id, q.id, i.(record).tags)
	for i, v := range rs {
		v.id = 50
		rs[i].score += float64(v.id)
	}
	fmt.Println(rs[0].id, rs[0].score)
	fmt.Printf("%v\n", rs[1])
}

// Output:
// r2 new true 2 {0 1}
// 0 1.5 r5 0
// 5 100 [t]
// 1 50
// {2 r2 [t] 50 true {0 2}}
