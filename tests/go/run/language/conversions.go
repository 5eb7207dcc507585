// Conversions between named types, interfaces, functions; constants of every kind.
package main

import "fmt"

type myInt int
type myString string
type celsius struct{ deg float64 }
type kelvin struct{ deg float64 }
type handler func(string) string

func (m myString) String() string { return "my " + string(m) }

func main() {
	var i interface{} = myInt(3)
	fmt.Println(i, i == 3, i == myInt(3))
	k := kelvin(celsius{20})
	fmt.Println(k.deg)
	h := handler(func(s string) string { return s + "?" })
	fmt.Println(h("what"), myString("x"), []byte(myString("ab")), string(myString("q")))
	const big = 1 << 40
	fmt.Println(big>>38, uint8(big>>33), float32(big), 'a'+1, string(rune(65)))
	var r rune = 'é'
	var b byte = 'z'
	fmt.Printf("%c %d %c %T %T\n", r, r, b, r, b)
	x := 300
	fmt.Println(int8(x), uint8(x), uint16(-x), int64(int32(x)<<24))
	f := 3.99
	fmt.Println(int(f), uint(f), float32(f) < 4, int(-f))
}

// Output:
// 3 false true
// 20
// what? my x [97 98] q
// 4 128 1.0995116e+12 98 A
// é 233 z int32 uint8
// 44 44 65236 738197504
// 3 3 true -3
