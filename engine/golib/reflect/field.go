package reflect

import (
	"strconv"
	"unicode/utf8"
)

// A StructField is a field of a struct type.
type StructField struct {
	Name      string
	PkgPath   string // of a field that is not exported
	Type      Type
	Tag       StructTag
	Offset    uintptr
	Index     []int
	Anonymous bool
}

func (f StructField) IsExported() bool { return f.PkgPath == "" }

// A StructTag is a list like `json:"name" xml:"other"`.
type StructTag string

func (tag StructTag) Get(key string) string {
	value, _ := tag.Lookup(key)
	return value
}

// Lookup finds the value of a key.
func (tag StructTag) Lookup(key string) (value string, ok bool) {
	rest := string(tag)
	for {
		for rest != "" && rest[0] == ' ' {
			rest = rest[1:]
		}
		colon := 0
		for colon < len(rest) && rest[colon] > ' ' && rest[colon] != ':' && rest[colon] != '"' && rest[colon] != 0x7F {
			colon++
		}
		if colon == 0 || colon+1 >= len(rest) || rest[colon] != ':' || rest[colon+1] != '"' {
			return "", false
		}
		name := rest[:colon]
		rest = rest[colon+1:]
		end := 1
		for end < len(rest) && rest[end] != '"' {
			if rest[end] == '\\' {
				end++
			}
			end++
		}
		if end >= len(rest) {
			return "", false
		}
		quoted := rest[:end+1]
		rest = rest[end+1:]
		if name == key {
			value, err := strconv.Unquote(quoted)
			return value, err == nil
		}
	}
}

const (
	isExported = 1
	isEmbedded = 2
)

func (t rtype) NumField() int {
	t.must("NumField", Struct)
	return number(t, ofFields, 0)
}

func (t rtype) Field(i int) StructField {
	t.must("Field", Struct)
	if i < 0 || i >= number(t, ofFields, 0) {
		panic("reflect: Field index out of bounds")
	}
	flags := number(t, ofFieldFlags, i)
	f := StructField{Name: text(t, asFieldName, i), Type: rtype(number(t, ofFieldType, i)), Tag: StructTag(text(t, asFieldTag, i)),
		Offset: uintptr(number(t, ofFieldOffset, i)), Index: []int{i}, Anonymous: flags&isEmbedded != 0}
	if flags&isExported == 0 {
		f.PkgPath = t.PkgPath()
		if f.PkgPath == "" {
			f.PkgPath = "main"
		}
	}
	return f
}

func (t rtype) FieldByIndex(index []int) StructField {
	var f StructField
	for i, x := range index {
		if i > 0 {
			t = f.Type.id()
			if t.kind() == Pointer {
				t = t.element()
			}
		}
		f = t.Field(x)
	}
	f.Index = append([]int(nil), index...)
	return f
}

func (t rtype) FieldByName(name string) (StructField, bool) {
	return t.FieldByNameFunc(func(s string) bool { return s == name })
}

// FieldByNameFunc looks among the fields, then among those of embedded structs, and so on; two at one depth hide each other.
func (t rtype) FieldByNameFunc(match func(string) bool) (StructField, bool) {
	t.must("FieldByNameFunc", Struct)
	level := [][]int{nil}
	visited := map[rtype]bool{t: true}
	for len(level) > 0 {
		var found []StructField
		var next [][]int
		for _, path := range level {
			at := t
			if path != nil {
				if at = t.FieldByIndex(path).Type.id(); at.kind() == Pointer {
					at = at.element()
				}
			}
			for i := 0; i < number(at, ofFields, 0); i++ {
				index := append(append([]int(nil), path...), i)
				if match(text(at, asFieldName, i)) {
					found = append(found, t.FieldByIndex(index))
				}
				if number(at, ofFieldFlags, i)&isEmbedded != 0 {
					inner := rtype(number(at, ofFieldType, i))
					if inner.kind() == Pointer {
						inner = inner.element()
					}
					if inner.kind() == Struct && !visited[inner] {
						visited[inner] = true
						next = append(next, index)
					}
				}
			}
		}
		if len(found) > 0 {
			return found[0], len(found) == 1
		}
		level = next
	}
	return StructField{}, false
}

// VisibleFields lists the fields of a struct and those it has by embedding, in order.
func VisibleFields(t Type) []StructField {
	var all []StructField
	var walk func(t rtype, path []int)
	walk = func(at rtype, path []int) {
		for i := 0; i < number(at, ofFields, 0); i++ {
			f := at.Field(i)
			f.Index = append(append([]int(nil), path...), i)
			if g, ok := t.FieldByName(f.Name); ok && len(g.Index) == len(f.Index) {
				all = append(all, f)
			}
			inner := f.Type.id()
			if inner.kind() == Pointer {
				inner = inner.element()
			}
			if f.Anonymous && inner.kind() == Struct {
				walk(inner, f.Index)
			}
		}
	}
	t.id().must("VisibleFields", Struct)
	walk(t.id(), nil)
	return all
}

// A Method of a type.
type Method struct {
	Name    string
	PkgPath string
	Type    Type // with the receiver first, for a type that is no interface
	Func    Value
	Index   int
}

func (m Method) IsExported() bool { return m.PkgPath == "" }

// methods lists the exported methods by name: their places in the type's table.
func (t rtype) methods() []int {
	var all []int
	for i := 0; i < number(t, ofMethods, 0); i++ {
		name := text(t, asMethodName, i)
		if r, _ := utf8.DecodeRuneInString(name); r < 'A' || r > 'Z' && r < 0x80 {
			continue
		}
		at := len(all)
		all = append(all, i)
		for ; at > 0 && text(t, asMethodName, all[at-1]) > name; at-- {
			all[at] = all[at-1]
		}
		all[at] = i
	}
	return all
}

func (t rtype) methodIndex(name string) (int, bool) {
	for n, i := range t.methods() {
		if text(t, asMethodName, i) == name {
			return n, true
		}
	}
	return 0, false
}

func (t rtype) NumMethod() int { return len(t.methods()) }

func (t rtype) Method(i int) Method {
	methods := t.methods()
	if i < 0 || i >= len(methods) {
		panic("reflect: Method index out of range")
	}
	m := Method{Name: text(t, asMethodName, methods[i]), Index: i}
	if described := rtype(number(t, ofMethodType, methods[i])); described != 0 {
		m.Type = described
		if t.kind() != Interface {
			described = known(find(int(Func), t, described, 0), "of method "+m.Name+" with its receiver")
			m.Type = described
			m.Func = Value{typ: described, method: methods[i] + 1, expression: t}
		}
	}
	return m
}

func (t rtype) MethodByName(name string) (Method, bool) {
	i, ok := t.methodIndex(name)
	if !ok {
		return Method{}, false
	}
	return t.Method(i), true
}
