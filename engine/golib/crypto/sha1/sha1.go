// Package sha1: the SHA-1 checksum (FIPS 180-4).
package sha1

import (
	"hash"
	"math/bits"
)

const (
	Size      = 20
	BlockSize = 64
)

type digest struct {
	state  [5]uint32
	rest   []byte // less than a block
	length uint64
}

func New() hash.Hash {
	d := new(digest)
	d.Reset()
	return d
}

func (d *digest) Reset() {
	d.state = [5]uint32{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0}
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
	var w [80]uint32
	for i := 0; i < 16; i++ {
		w[i] = uint32(p[4*i])<<24 | uint32(p[4*i+1])<<16 | uint32(p[4*i+2])<<8 | uint32(p[4*i+3])
	}
	for i := 16; i < 80; i++ {
		w[i] = bits.RotateLeft32(w[i-3]^w[i-8]^w[i-14]^w[i-16], 1)
	}
	a, b, c, e, f := d.state[0], d.state[1], d.state[2], d.state[3], d.state[4]
	for i := 0; i < 80; i++ {
		var mixed uint32
		switch i / 20 {
		case 0:
			mixed = b&c | ^b&e
			mixed += 0x5a827999
		case 1:
			mixed = b ^ c ^ e
			mixed += 0x6ed9eba1
		case 2:
			mixed = b&c | b&e | c&e
			mixed += 0x8f1bbcdc
		default:
			mixed = b ^ c ^ e
			mixed += 0xca62c1d6
		}
		next := bits.RotateLeft32(a, 5) + mixed + f + w[i]
		a, b, c, e, f = next, a, bits.RotateLeft32(b, 30), c, e
	}
	d.state[0] += a
	d.state[1] += b
	d.state[2] += c
	d.state[3] += e
	d.state[4] += f
}

func (d *digest) Sum(in []byte) []byte {
	end := digest{d.state, append([]byte(nil), d.rest...), d.length}
	padding := make([]byte, 1+(119-len(d.rest))%64, 72)
	padding[0] = 0x80
	for shift := 56; shift >= 0; shift -= 8 {
		padding = append(padding, byte(d.length<<3>>uint(shift)))
	}
	end.Write(padding)
	for _, word := range end.state {
		in = append(in, byte(word>>24), byte(word>>16), byte(word>>8), byte(word))
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
