package bits

import "math/bits"

func Len64(x uint64) int                { return bits.Len64(x) }
func TrailingZeros64(x uint64) int      { return bits.TrailingZeros64(x) }
func OnesCount64(x uint64) int          { return bits.OnesCount64(x) }
func Mul64(x, y uint64) (hi, lo uint64) { return bits.Mul64(x, y) }
