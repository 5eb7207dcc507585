package json

import (
	"reflect"
	"strings"
)

// A field of a struct as JSON has it.
type field struct {
	name      string
	tagged    bool
	index     []int
	omitEmpty bool
	quoted    bool
}

// in finds the field in v; not if an embedded pointer on the way is nil.
func (f field) in(v reflect.Value) (reflect.Value, bool) {
	for _, i := range f.index {
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				return v, false
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	return v, true
}

func isName(s string) bool {
	return s != "" && !strings.ContainsAny(s, "\\\"`',\x00 ")
}

// fieldsOf lists the fields by their order in the struct, embedded structs in their place. Of fields of the same name the least deep
// counts, among those a tagged one; if there are still several, none does.
func fieldsOf(t reflect.Type) []field {
	var all []field
	collect(t, nil, map[reflect.Type]bool{}, &all)
	var kept []field
	for i, f := range all {
		best := true
		for j, g := range all {
			if i == j || f.name != g.name {
				continue
			}
			if len(g.index) < len(f.index) || len(g.index) == len(f.index) && (g.tagged || !f.tagged) {
				best = false
			}
		}
		if best {
			kept = append(kept, f)
		}
	}
	return kept
}

func collect(t reflect.Type, path []int, visited map[reflect.Type]bool, all *[]field) {
	if visited[t] {
		return
	}
	visited[t] = true
	defer delete(visited, t)
	for i := 0; i < t.NumField(); i++ {
		f := t.Field(i)
		inner := f.Type
		if f.Anonymous && inner.Kind() == reflect.Pointer {
			inner = inner.Elem()
		}
		if !f.IsExported() && (!f.Anonymous || inner.Kind() != reflect.Struct) {
			continue
		}
		tag := f.Tag.Get("json")
		if tag == "-" {
			continue
		}
		name, options, _ := strings.Cut(tag, ",")
		if !isName(name) {
			name = ""
		}
		index := append(append([]int(nil), path...), i)
		if name == "" && f.Anonymous && inner.Kind() == reflect.Struct {
			collect(inner, index, visited, all)
			continue
		}
		g := field{name: name, tagged: name != "", index: index}
		if name == "" {
			g.name = f.Name
		}
		for _, option := range strings.Split(options, ",") {
			switch option {
			case "omitempty":
				g.omitEmpty = true
			case "string":
				k := f.Type.Kind()
				if k == reflect.Pointer {
					k = f.Type.Elem().Kind()
				}
				g.quoted = reflect.Bool <= k && k <= reflect.Float64 || k == reflect.String
			}
		}
		*all = append(*all, g)
	}
}
