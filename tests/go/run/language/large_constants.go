// Constants are exact or nearly so, however large, as long as what comes out of them fits.
package main

import "fmt"

const (
	huge   = 1 << 500
	large  = 1e646456991
	larger = 1e646456992
	tiny   = 1 / large
)

func main() {
	fmt.Println(huge>>497, larger/large, tiny*larger, huge%1000)
	const third = 1.0 / 3
	fmt.Println(third*3 == 1, 'a'+1.0, 1<<3.0)
	var f float32 = 1 << 100
	fmt.Println(f, uint64(huge>>437), -5>>1, ^uint8(5))
}

// Output:
// 8 10 10 376
// true 98 8
// 1.2676506e+30 9223372036854775808 -3 250
