// Floating point and complex numbers, and the conversions between kinds of numbers.
package main

import "fmt"

func main() {
	x, y := 1.5, 2.0
	fmt.Println(x+y, x-y, x*y, x/y, -x)
	var f float32 = 0.1
	fmt.Println(f*3, float64(f) == 0.1)
	zero := 0.0
	nan := zero / zero
	fmt.Println(1/zero, nan == nan, nan < 1, nan != nan, !(nan < 1))
	fmt.Println(int(-y*1.45), int8(x), uint8(y), float32(7), float64(1<<62))

	c := complex(1, 2)
	d := c * c
	d += 1
	fmt.Println(c, d, real(d), imag(d), c == complex(1, 2), -c, c/d)
	var e complex64 = 3i
	e *= e
	fmt.Println(e, real(e))
}

// Output:
// 3.5 -0.5 3 0.75 -1.5
// 0.3 false
// +Inf false false true true
// -2 1 2 7 4.611686018427388e+18
// (1+2i) (-2+4i) -2 4 true (-1-2i) (0.3-0.4i)
// (-9+0i) -9
