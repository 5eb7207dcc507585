package reflect

import "unsafe"

func (v Value) NumMethod() int {
	if v.typ == 0 {
		panic(&ValueError{"reflect.Value.NumMethod", Invalid})
	}
	return v.typ.NumMethod()
}

// Method is the i-th exported method, bound to v.
func (v Value) Method(i int) Value {
	methods := v.typ.methods()
	if i < 0 || i >= len(methods) {
		panic("reflect: Method index out of range")
	}
	if v.Kind() == Interface {
		if v.IsNil() {
			panic("reflect: Method on nil interface value")
		}
		return v.Elem().MethodByName(text(v.typ, asMethodName, methods[i]))
	}
	v.method = methods[i] + 1
	return v
}

// MethodByName is the zero Value if there is no such method.
func (v Value) MethodByName(name string) Value {
	if v.typ == 0 {
		panic(&ValueError{"reflect.Value.MethodByName", Invalid})
	}
	if i, ok := v.typ.methodIndex(name); ok {
		return v.Method(i)
	}
	return Value{}
}

// frame collects the words of a call.
type frame struct {
	words unsafe.Pointer
	count int
}

func slots(t rtype) int { return (t.size() + 7) / 8 }

func (f *frame) add(t rtype, place unsafe.Pointer) {
	at := offset(f.words, 8+8*f.count)
	if size := t.size(); 0 < size && size <= 8 {
		setWord(8, at, word(t, place))
	} else if size > 0 {
		move(t, at, place)
	}
	f.count += slots(t)
}

// addReceiver adds a value as an interface holds it.
func (f *frame) addReceiver(v Value) {
	at := offset(f.words, 8+8*f.count)
	if number(v.typ, ofDirect, 0) != 0 {
		setWord(8, at, word(v.typ, v.place))
	} else {
		copied := Zero(v.typ)
		move(v.typ, copied.place, v.place)
		move(pointerType, at, box(copied.place))
	}
	f.count++
}

// Call calls the function v with the arguments.
func (v Value) Call(in []Value) []Value { return v.call(in, false) }

// CallSlice passes the last argument as the variadic slice.
func (v Value) CallSlice(in []Value) []Value { return v.call(in, true) }

func (v Value) call(in []Value, spread bool) []Value {
	v.must("Call", Func)
	if v.flags&readOnly != 0 {
		panic("reflect: reflect.Value.Call using value obtained using unexported field")
	}
	var receiver Value
	var function unsafe.Pointer
	t := v.Type().id()
	switch {
	case v.expression != 0:
		if len(in) == 0 {
			panic("reflect: Call with too few input arguments")
		}
		receiver, in = in[0].assigned("reflect: Call", v.expression), in[1:]
		t = rtype(number(v.expression, ofMethodType, v.method-1))
		function = methodFunction(v.expression, v.method-1)
	case v.method != 0:
		receiver = Value{typ: v.typ, place: v.place}
		function = methodFunction(v.typ, v.method-1)
	default:
		if function = v.pointer(); function == nil {
			panic("reflect: call of nil function")
		}
	}
	in = arguments(t, in, spread)
	total, results := 2, 0
	for i := range in {
		total += slots(t.in(i))
	}
	for i := 0; i < t.NumOut(); i++ {
		results += slots(t.out(i))
	}
	if total < results+1 {
		total = results + 1
	}
	f := frame{words: allocate(pointerType, total)}
	if receiver.typ != 0 {
		f.addReceiver(receiver)
	}
	for i, x := range in {
		f.add(t.in(i), x.assigned("reflect: Call using "+x.typ.String()+" as type "+t.in(i).String(), t.in(i)).place)
	}
	enter(function, f.words, f.count)
	fetch(f.words, results)
	out := make([]Value, t.NumOut())
	at := offset(f.words, 8)
	for i := range out {
		out[i] = Value{typ: t.out(i), place: at}
		at = offset(at, 8*slots(t.out(i)))
	}
	return out
}

// arguments checks their number and gathers those of a variadic function.
func arguments(t rtype, in []Value, spread bool) []Value {
	n := t.NumIn()
	if !t.IsVariadic() || spread {
		if len(in) < n {
			panic("reflect: Call with too few input arguments")
		}
		if len(in) > n {
			panic("reflect: Call with too many input arguments")
		}
		return in
	}
	if len(in) < n-1 {
		panic("reflect: Call with too few input arguments")
	}
	rest := MakeSlice(t.in(n-1), len(in)-n+1, len(in)-n+1)
	for i, x := range in[n-1:] {
		rest.Index(i).Set(x)
	}
	return append(append([]Value(nil), in[:n-1]...), rest)
}

// methodFunction is the function behind method i of t's table, which takes the receiver as an interface holds it.
func methodFunction(t rtype, i int) unsafe.Pointer {
	place := allocate(typeOf(uint64(0)), 1)
	setWord(8, place, uint64(number(t, ofMethodFunction, i)))
	return pointerAt(place)
}

// Convert is v as a value of type t.
func (v Value) Convert(t Type) Value {
	to := t.id()
	if !v.CanConvert(t) {
		panic("reflect.Value.Convert: value of type " + v.typ.String() + " cannot be converted to type " + to.String())
	}
	if v.typ.assignableTo(to) || v.typ.underlying() == to.underlying() || v.Kind() == Pointer {
		if to.kind() == Interface {
			return fromPart(to, v.any())
		}
		return Value{typ: to, place: v.place, flags: v.flags &^ addressable}
	}
	w := Zero(to)
	switch k := to.kind(); {
	case k == String:
		move(to, w.place, box(v.text()))
	case k == Slice && to.element().kind() == Uint8:
		move(to, w.place, box([]byte(v.String())))
	case k == Slice:
		move(to, w.place, box([]rune(v.String())))
	case isComplex(k):
		w.setComplex(v.Complex())
	case isFloat(k):
		switch {
		case v.CanInt():
			w.setFloat(float64(v.Int()))
		case v.CanUint():
			w.setFloat(float64(v.Uint()))
		default:
			w.setFloat(v.Float())
		}
	case v.CanFloat() && Uint <= k && k <= Uintptr:
		setWord(to.size(), w.place, uint64(v.Float()))
	case v.CanFloat():
		setWord(to.size(), w.place, uint64(int64(v.Float())))
	default:
		setWord(to.size(), w.place, word(v.typ, v.place))
	}
	return w
}

func (v Value) CanConvert(t Type) bool { return v.typ.convertibleTo(t.id()) }

// text is what a conversion to string gives.
func (v Value) text() string {
	switch {
	case v.CanInt():
		if x := v.Int(); x == int64(rune(x)) {
			return string(rune(x))
		}
		return "\uFFFD"
	case v.CanUint():
		if x := v.Uint(); x == uint64(rune(x)) {
			return string(rune(x))
		}
		return "\uFFFD"
	case v.typ.element().kind() == Uint8:
		return string(v.Bytes())
	}
	s := ""
	for i := 0; i < v.Len(); i++ {
		s += string(rune(v.Index(i).Int()))
	}
	return s
}
