// Dividing complex numbers: an infinite or zero operand gives an infinity or a zero where it makes sense.
package main

import (
	"fmt"
	"math"
)

func main() {
	inf, nan := math.Inf(1), math.NaN()
	for _, pair := range [][2]complex128{
		{4 + 2i, 1 - 1i},
		{complex(1, 1), 0},
		{0, 0},
		{complex(inf, 1), 2i},
		{1, complex(inf, -1)},
		{complex(nan, 1), 0},
		{complex(0, 0), complex(nan, inf)},
		{complex(inf, inf), complex(inf, 0)},
	} {
		fmt.Println(pair[0] / pair[1])
	}
}

// Output:
// (1+3i)
// (+Inf+Infi)
// (NaN+NaNi)
// (NaN-Infi)
// (0+0i)
// (NaN+Infi)
// (0+0i)
// (NaN+NaNi)
