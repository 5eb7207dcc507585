// Package md5: the MD5 checksum (RFC 1321).
package md5

import (
	"hash"
	"math/bits"
)

const (
	Size      = 16
	BlockSize = 64
)

// Each round turns words by four distances in turn.
var turns = [4][4]int{{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}}

// constants are the first 32 bits of the sines of 1 to 64.
var constants = [64]uint32{
	0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
	0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
	0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
	0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
	0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
	0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
	0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
	0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391,
}

type digest struct {
	state  [4]uint32
	rest   []byte // less than a block
	length uint64
}

func New() hash.Hash {
	d := new(digest)
	d.Reset()
	return d
}

func (d *digest) Reset() {
	d.state = [4]uint32{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476}
	d.rest, d.length = nil, 0
}

func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return BlockSize }

func (d *digest) Write(p []byte) (int, error) {
	d.length += uint64(len(p))
	d.rest = append(d.rest, p...)
	for len(d.rest) >= BlockSize {
		d.block(d.rest[:BlockSize])
		d.rest = d.rest[BlockSize:]
	}
	return len(p), nil
}

func (d *digest) block(p []byte) {
	var words [16]uint32
	for i := range words {
		words[i] = uint32(p[4*i]) | uint32(p[4*i+1])<<8 | uint32(p[4*i+2])<<16 | uint32(p[4*i+3])<<24
	}
	a, b, c, e := d.state[0], d.state[1], d.state[2], d.state[3]
	for i := 0; i < 64; i++ {
		var mixed uint32
		var from int
		switch i / 16 {
		case 0:
			mixed, from = b&c|^b&e, i
		case 1:
			mixed, from = b&e|c&^e, 5*i+1
		case 2:
			mixed, from = b^c^e, 3*i+5
		default:
			mixed, from = c^(b|^e), 7*i
		}
		sum := a + mixed + constants[i] + words[from%16]
		a, e, c, b = e, c, b, b+bits.RotateLeft32(sum, turns[i/16][i%4])
	}
	d.state[0] += a
	d.state[1] += b
	d.state[2] += c
	d.state[3] += e
}

func (d *digest) Sum(in []byte) []byte {
	end := digest{d.state, append([]byte(nil), d.rest...), d.length}
	padding := make([]byte, 1+(119-len(d.rest))%64, 72)
	padding[0] = 0x80
	for i := uint(0); i < 8; i++ {
		padding = append(padding, byte(d.length<<3>>(8*i)))
	}
	end.Write(padding)
	for _, word := range end.state {
		in = append(in, byte(word), byte(word>>8), byte(word>>16), byte(word>>24))
	}
	return in
}

// Sum is the checksum of data.
func Sum(data []byte) (sum [Size]byte) {
	h := New()
	h.Write(data)
	copy(sum[:], h.Sum(nil))
	return sum
}
