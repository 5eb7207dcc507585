// Package bits counts, moves and multiplies the bits of unsigned integers.
package bits

const UintSize = 64

// Len64 is the number of bits needed for x; 0 for 0.
func Len64(x uint64) int

// TrailingZeros64 is the number of zero bits below the lowest one; 64 for 0.
func TrailingZeros64(x uint64) int
func OnesCount64(x uint64) int

// Mul64 is the whole product, in two halves.
func Mul64(x, y uint64) (hi, lo uint64)

func Len(x uint) int     { return Len64(uint64(x)) }
func Len8(x uint8) int   { return Len64(uint64(x)) }
func Len16(x uint16) int { return Len64(uint64(x)) }
func Len32(x uint32) int { return Len64(uint64(x)) }

func LeadingZeros(x uint) int     { return 64 - Len64(uint64(x)) }
func LeadingZeros8(x uint8) int   { return 8 - Len64(uint64(x)) }
func LeadingZeros16(x uint16) int { return 16 - Len64(uint64(x)) }
func LeadingZeros32(x uint32) int { return 32 - Len64(uint64(x)) }
func LeadingZeros64(x uint64) int { return 64 - Len64(x) }

func TrailingZeros(x uint) int     { return TrailingZeros64(uint64(x)) }
func TrailingZeros8(x uint8) int   { return TrailingZeros64(uint64(x) | 1<<8) }
func TrailingZeros16(x uint16) int { return TrailingZeros64(uint64(x) | 1<<16) }
func TrailingZeros32(x uint32) int { return TrailingZeros64(uint64(x) | 1<<32) }

func OnesCount(x uint) int     { return OnesCount64(uint64(x)) }
func OnesCount8(x uint8) int   { return OnesCount64(uint64(x)) }
func OnesCount16(x uint16) int { return OnesCount64(uint64(x)) }
func OnesCount32(x uint32) int { return OnesCount64(uint64(x)) }

// The rotations go left by k, right for a negative k.

func RotateLeft(x uint, k int) uint       { return uint(RotateLeft64(uint64(x), k)) }
func RotateLeft8(x uint8, k int) uint8    { return x<<(uint(k)&7) | x>>(-uint(k)&7) }
func RotateLeft16(x uint16, k int) uint16 { return x<<(uint(k)&15) | x>>(-uint(k)&15) }
func RotateLeft32(x uint32, k int) uint32 { return x<<(uint(k)&31) | x>>(-uint(k)&31) }
func RotateLeft64(x uint64, k int) uint64 { return x<<(uint(k)&63) | x>>(-uint(k)&63) }

func Reverse(x uint) uint       { return uint(Reverse64(uint64(x))) }
func Reverse8(x uint8) uint8    { return uint8(Reverse64(uint64(x)) >> 56) }
func Reverse16(x uint16) uint16 { return uint16(Reverse64(uint64(x)) >> 48) }
func Reverse32(x uint32) uint32 { return uint32(Reverse64(uint64(x)) >> 32) }

// Reverse64 turns the order of the bits round.
func Reverse64(x uint64) uint64 {
	const ones, twos, fours = 0x5555555555555555, 0x3333333333333333, 0x0F0F0F0F0F0F0F0F
	x = x>>1&ones | x&ones<<1
	x = x>>2&twos | x&twos<<2
	x = x>>4&fours | x&fours<<4
	return ReverseBytes64(x)
}

func ReverseBytes(x uint) uint       { return uint(ReverseBytes64(uint64(x))) }
func ReverseBytes16(x uint16) uint16 { return x>>8 | x<<8 }
func ReverseBytes32(x uint32) uint32 { return uint32(ReverseBytes64(uint64(x)) >> 32) }

func ReverseBytes64(x uint64) uint64 {
	const bytes, pairs = 0x00FF00FF00FF00FF, 0x0000FFFF0000FFFF
	x = x>>8&bytes | x&bytes<<8
	x = x>>16&pairs | x&pairs<<16
	return x>>32 | x<<32
}

// The sums and differences take a carry of 0 or 1 and give one.

func Add(x, y, carry uint) (sum, carryOut uint) {
	s, c := Add64(uint64(x), uint64(y), uint64(carry))
	return uint(s), uint(c)
}

func Add32(x, y, carry uint32) (sum, carryOut uint32) {
	s := uint64(x) + uint64(y) + uint64(carry)
	return uint32(s), uint32(s >> 32)
}

func Add64(x, y, carry uint64) (sum, carryOut uint64) {
	sum = x + y + carry
	return sum, (x&y | (x|y)&^sum) >> 63
}

func Sub(x, y, borrow uint) (difference, borrowOut uint) {
	d, b := Sub64(uint64(x), uint64(y), uint64(borrow))
	return uint(d), uint(b)
}

func Sub32(x, y, borrow uint32) (difference, borrowOut uint32) {
	d := uint64(x) - uint64(y) - uint64(borrow)
	return uint32(d), uint32(d >> 63)
}

func Sub64(x, y, borrow uint64) (difference, borrowOut uint64) {
	difference = x - y - borrow
	return difference, (^x&y | ^(x^y)&difference) >> 63
}

func Mul(x, y uint) (hi, lo uint) {
	h, l := Mul64(uint64(x), uint64(y))
	return uint(h), uint(l)
}

func Mul32(x, y uint32) (hi, lo uint32) {
	product := uint64(x) * uint64(y)
	return uint32(product >> 32), uint32(product)
}

func Div(hi, lo, y uint) (quotient, remainder uint) {
	q, r := Div64(uint64(hi), uint64(lo), uint64(y))
	return uint(q), uint(r)
}

func Div32(hi, lo, y uint32) (quotient, remainder uint32) {
	if y != 0 && y <= hi {
		panic("integer overflow")
	}
	x := uint64(hi)<<32 | uint64(lo)
	return uint32(x / uint64(y)), uint32(x % uint64(y))
}

// Div64 divides the 128 bits of hi and lo, one bit at a time.
func Div64(hi, lo, y uint64) (quotient, remainder uint64) {
	if y == 0 {
		return lo / y, 0 // panics as any division by zero
	}
	if y <= hi {
		panic("integer overflow")
	}
	remainder = hi
	for i := 0; i < 64; i++ {
		carry := remainder >> 63
		remainder = remainder<<1 | lo>>63
		lo <<= 1
		quotient <<= 1
		if carry != 0 || remainder >= y {
			remainder -= y
			quotient |= 1
		}
	}
	return quotient, remainder
}

// Rem64 is the remainder of Div64, for any hi.
func Rem64(hi, lo, y uint64) uint64 {
	_, remainder := Div64(hi%y, lo, y)
	return remainder
}
