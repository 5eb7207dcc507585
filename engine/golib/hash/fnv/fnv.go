// Package fnv: the hash functions of Fowler, Noll and Vo, of 32 and 64 bits.
package fnv

import "hash"

const (
	offset32 = 2166136261
	offset64 = 14695981039346656037
	prime32  = 16777619
	prime64  = 1099511628211
)

type (
	sum32  uint32
	sum32a uint32
	sum64  uint64
	sum64a uint64
)

func New32() hash.Hash32 {
	s := sum32(offset32)
	return &s
}

func New32a() hash.Hash32 {
	s := sum32a(offset32)
	return &s
}

func New64() hash.Hash64 {
	s := sum64(offset64)
	return &s
}

func New64a() hash.Hash64 {
	s := sum64a(offset64)
	return &s
}

func (s *sum32) Write(p []byte) (int, error) {
	v := *s
	for _, c := range p {
		v = v*prime32 ^ sum32(c)
	}
	*s = v
	return len(p), nil
}

func (s *sum32a) Write(p []byte) (int, error) {
	v := *s
	for _, c := range p {
		v = (v ^ sum32a(c)) * prime32
	}
	*s = v
	return len(p), nil
}

func (s *sum64) Write(p []byte) (int, error) {
	v := *s
	for _, c := range p {
		v = v*prime64 ^ sum64(c)
	}
	*s = v
	return len(p), nil
}

func (s *sum64a) Write(p []byte) (int, error) {
	v := *s
	for _, c := range p {
		v = (v ^ sum64a(c)) * prime64
	}
	*s = v
	return len(p), nil
}

func (s *sum32) Sum32() uint32  { return uint32(*s) }
func (s *sum32a) Sum32() uint32 { return uint32(*s) }
func (s *sum64) Sum64() uint64  { return uint64(*s) }
func (s *sum64a) Sum64() uint64 { return uint64(*s) }

func (s *sum32) Reset()  { *s = offset32 }
func (s *sum32a) Reset() { *s = offset32 }
func (s *sum64) Reset()  { *s = offset64 }
func (s *sum64a) Reset() { *s = offset64 }

func (s *sum32) Size() int  { return 4 }
func (s *sum32a) Size() int { return 4 }
func (s *sum64) Size() int  { return 8 }
func (s *sum64a) Size() int { return 8 }

func (s *sum32) BlockSize() int  { return 1 }
func (s *sum32a) BlockSize() int { return 1 }
func (s *sum64) BlockSize() int  { return 1 }
func (s *sum64a) BlockSize() int { return 1 }

func (s *sum32) Sum(b []byte) []byte  { return bigEndian(b, uint64(*s), 4) }
func (s *sum32a) Sum(b []byte) []byte { return bigEndian(b, uint64(*s), 4) }
func (s *sum64) Sum(b []byte) []byte  { return bigEndian(b, uint64(*s), 8) }
func (s *sum64a) Sum(b []byte) []byte { return bigEndian(b, uint64(*s), 8) }

func bigEndian(b []byte, v uint64, size int) []byte {
	for shift := 8 * (size - 1); shift >= 0; shift -= 8 {
		b = append(b, byte(v>>uint(shift)))
	}
	return b
}
