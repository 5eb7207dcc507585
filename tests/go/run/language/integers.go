// Integers of all sizes wrap around; division truncates; shifts may be as wide as they like.
package main

import "fmt"

func main() {
	var i8 int8 = 127
	i8++
	var u8 uint8 = 0
	u8--
	var i16 int16 = -32768
	i16 = -i16
	var u32 uint32 = 1 << 31
	u32 *= 2
	var i32 int32 = 1 << 30
	i32 *= 4
	fmt.Println(i8, u8, i16, u32, i32)

	a, b := -7, 2
	fmt.Println(a/b, a%b, a>>1, uint8(a), uint64(a)>>60)
	var n uint = 70
	fmt.Println(1<<n == 0, -1>>n, uint32(1)<<31>>n)
	fmt.Println(^5, 6&^3, 6^3, 6|1, ^uint8(1))
	var m int8 = -128
	fmt.Println(m/-1, m*m, m-1)
	var u uint64 = 1<<64 - 1
	fmt.Println(u/3, u%10, u > 5, int64(u))
}

// Output:
// -128 255 -32768 0 0
// -3 -1 -4 249 15
// true -1 0
// -6 4 5 7 254
// -128 0 127
// 6148914691236517205 5 true -1
