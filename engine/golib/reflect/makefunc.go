package reflect

import (
	"strconv"
	"unsafe"
)

// register holds a word: a function value takes its parameters in registers, one after the other, and puts its results there, so a
// function of an array of words can stand for one of any other parameters of as many registers.
type register = unsafe.Pointer

// MakeFunc is a function of that type that calls fn.
func MakeFunc(typ Type, fn func(args []Value) (results []Value)) Value {
	t := typ.id()
	t.must("call of MakeFunc with", Func)
	parameters, results := 0, 0
	for i := 0; i < t.NumIn(); i++ {
		parameters += slots(t.in(i))
	}
	for i := 0; i < t.NumOut(); i++ {
		results += slots(t.out(i))
	}
	invoke := func(at unsafe.Pointer) unsafe.Pointer {
		in := make([]Value, t.NumIn())
		for i := range in {
			in[i] = Zero(t.in(i))
			move(in[i].typ, in[i].place, at)
			at = offset(at, 8*slots(in[i].typ))
		}
		out := fn(in)
		if len(out) != t.NumOut() {
			panic("reflect: wrong return count from function created by MakeFunc")
		}
		f := frame{words: allocate(pointerType, results+1)}
		for i, v := range out {
			if v.typ == 0 {
				panic("reflect: function created by MakeFunc using closure returned zero Value")
			}
			f.add(t.out(i), v.assigned("reflect: function created by MakeFunc using closure", t.out(i)).place)
		}
		return offset(f.words, 8)
	}
	return Value{typ: t, place: box(trampoline(parameters, results, invoke))}
}

// function is one of R registers of results and A registers of parameters.
func function[A, R any](invoke func(unsafe.Pointer) unsafe.Pointer) any {
	return func(a A) R {
		var r R
		return pack(typeOf(r), invoke(box(a))).(R)
	}
}

func withResults[A any](results int, invoke func(unsafe.Pointer) unsafe.Pointer) any {
	switch results {
	case 0:
		return function[A, [0]register](invoke)
	case 1:
		return function[A, [1]register](invoke)
	case 2:
		return function[A, [2]register](invoke)
	case 3:
		return function[A, [3]register](invoke)
	case 4:
		return function[A, [4]register](invoke)
	}
	panic("reflect: MakeFunc of a function with results of " + strconv.Itoa(results) + " words, of which there may be 4")
}

func trampoline(parameters, results int, invoke func(unsafe.Pointer) unsafe.Pointer) any {
	switch parameters {
	case 0:
		return withResults[[0]register](results, invoke)
	case 1:
		return withResults[[1]register](results, invoke)
	case 2:
		return withResults[[2]register](results, invoke)
	case 3:
		return withResults[[3]register](results, invoke)
	case 4:
		return withResults[[4]register](results, invoke)
	case 5:
		return withResults[[5]register](results, invoke)
	case 6:
		return withResults[[6]register](results, invoke)
	}
	panic("reflect: MakeFunc of a function with parameters of " + strconv.Itoa(parameters) + " words, of which there may be 6")
}

// bound is a method value as a function.
func (v Value) bound() Value {
	t := v.Type()
	return MakeFunc(t, func(args []Value) []Value {
		if t.IsVariadic() {
			return v.CallSlice(args)
		}
		return v.Call(args)
	})
}
