// Package reflect: types and values of any kind. machine.go is what the machine does, type.go has types, value.go and the
// files beside it values, deepequal.go compares.
//
// A Type is the number of a type of the program, so that equal types are equal; types that the program does not have
// cannot be made. A Value is a type and the place where a value of it lies. What reflect reads and writes is private:
// no step, whoever shares the memory.
package reflect

import "unsafe"

// What number gives, of the type itself or of its i-th field, parameter, result or method.
const (
	ofKind = iota
	ofSize
	ofAlign
	ofLength
	ofElement
	ofKey
	ofFields
	ofDirection
	ofComparable
	ofNamed
	ofMethods
	ofParameters
	ofResults
	ofVariadic
	ofFieldType
	ofFieldOffset
	ofFieldFlags
	ofParameter
	ofResult
	ofMethodFunction
	ofMethodType
	ofImplements // whether the type implements interface type i
	ofDirect     // whether an interface holds a value itself
	ofUnderlying
)

// What text gives.
const (
	asString = iota
	asPackagePath
	asFieldName
	asFieldTag
	asMethodName
)

// rtype is the number of a type; 0 is none.
type rtype uint32

// typeOf gives the dynamic type.
func typeOf(v any) rtype
func number(t rtype, what, i int) int
func text(t rtype, what, i int) string

// find gives the unnamed type of that kind, element and key, with that length or direction; 0 if the program has none. Of
// kind Func it gives the function that takes a receiver (element) before what a method (key) takes.
func find(kind int, element, key rtype, extra int) rtype

// box gives the place of the value in an interface, for reading only; pack makes an interface of a copy of what lies in a place.
func box(v any) unsafe.Pointer
func pack(t rtype, place unsafe.Pointer) any

// move copies a value of that type; word reads one of at most 8 bytes (integers extended), setWord writes the low bytes.
func move(t rtype, to, from unsafe.Pointer)
func word(t rtype, place unsafe.Pointer) uint64
func setWord(size int, place unsafe.Pointer, bits uint64)

func offset(place unsafe.Pointer, bytes int) unsafe.Pointer

// allocate makes room for count zero values of the type.
func allocate(t rtype, count int) unsafe.Pointer

func makeMap(t rtype) unsafe.Pointer

// mapFind gives the place of the key's value, or nil.
func mapFind(m, key unsafe.Pointer) unsafe.Pointer
func mapStore(m, key, value unsafe.Pointer)
func mapErase(m, key unsafe.Pointer)

// enter calls a function with the count words that follow the first of words; fetch then puts count words of its results there.
func enter(function, words unsafe.Pointer, count int)
func fetch(words unsafe.Pointer, count int)
