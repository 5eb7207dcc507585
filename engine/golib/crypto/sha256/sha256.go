// Package sha256: the SHA-256 and SHA-224 checksums (FIPS 180-4).
package sha256

import (
	"hash"
	"math/bits"
)

const (
	Size      = 32
	Size224   = 28
	BlockSize = 64
)

// constants are the first 32 bits behind the point of the cube roots of the first 64 primes.
var constants = [64]uint32{
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
	0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
	0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
	0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
	0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
}

type digest struct {
	state  [8]uint32
	rest   []byte // less than a block
	length uint64
	size   int
}

func New() hash.Hash {
	d := &digest{size: Size}
	d.Reset()
	return d
}

func New224() hash.Hash {
	d := &digest{size: Size224}
	d.Reset()
	return d
}

func (d *digest) Reset() {
	d.state = [8]uint32{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}
	if d.size == Size224 {
		d.state = [8]uint32{0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4}
	}
	d.rest, d.length = nil, 0
}

func (d *digest) Size() int      { return d.size }
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
	var w [64]uint32
	for i := 0; i < 16; i++ {
		w[i] = uint32(p[4*i])<<24 | uint32(p[4*i+1])<<16 | uint32(p[4*i+2])<<8 | uint32(p[4*i+3])
	}
	turn := bits.RotateLeft32
	for i := 16; i < 64; i++ {
		near, far := w[i-2], w[i-15]
		w[i] = w[i-16] + (turn(far, -7) ^ turn(far, -18) ^ far>>3) + w[i-7] + (turn(near, -17) ^ turn(near, -19) ^ near>>10)
	}
	s := d.state
	for i := 0; i < 64; i++ {
		a, e := s[0], s[4]
		first := s[7] + (turn(e, -6) ^ turn(e, -11) ^ turn(e, -25)) + (e&s[5] ^ ^e&s[6]) + constants[i] + w[i]
		second := (turn(a, -2) ^ turn(a, -13) ^ turn(a, -22)) + (a&s[1] ^ a&s[2] ^ s[1]&s[2])
		s = [8]uint32{first + second, a, s[1], s[2], s[3] + first, e, s[5], s[6]}
	}
	for i := range s {
		d.state[i] += s[i]
	}
}

func (d *digest) Sum(in []byte) []byte {
	end := digest{d.state, append([]byte(nil), d.rest...), d.length, d.size}
	padding := make([]byte, 1+(119-len(d.rest))%64, 72)
	padding[0] = 0x80
	for shift := 56; shift >= 0; shift -= 8 {
		padding = append(padding, byte(d.length<<3>>uint(shift)))
	}
	end.Write(padding)
	for _, word := range end.state[:d.size/4] {
		in = append(in, byte(word>>24), byte(word>>16), byte(word>>8), byte(word))
	}
	return in
}

// Sum256 is the SHA-256 checksum of data.
func Sum256(data []byte) (sum [Size]byte) {
	h := New()
	h.Write(data)
	copy(sum[:], h.Sum(nil))
	return sum
}

// Sum224 is the SHA-224 checksum of data.
func Sum224(data []byte) (sum [Size224]byte) {
	h := New224()
	h.Write(data)
	copy(sum[:], h.Sum(nil))
	return sum
}
