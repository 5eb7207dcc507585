// Package binary: numbers as bytes.
package binary

import (
	"errors"
	"io"
)

// A ByteOrder says which byte comes first.
type ByteOrder interface {
	Uint16([]byte) uint16
	Uint32([]byte) uint32
	Uint64([]byte) uint64
	PutUint16([]byte, uint16)
	PutUint32([]byte, uint32)
	PutUint64([]byte, uint64)
	String() string
}

type (
	littleEndian struct{}
	bigEndian    struct{}
)

var (
	LittleEndian littleEndian
	BigEndian    bigEndian
	NativeEndian littleEndian
)

func little(b []byte, n int) (v uint64) {
	_ = b[n-1]
	for i := n - 1; i >= 0; i-- {
		v = v<<8 | uint64(b[i])
	}
	return v
}

func putLittle(b []byte, n int, v uint64) {
	_ = b[n-1]
	for i := 0; i < n; i++ {
		b[i] = byte(v)
		v >>= 8
	}
}

func big(b []byte, n int) (v uint64) {
	_ = b[n-1]
	for i := 0; i < n; i++ {
		v = v<<8 | uint64(b[i])
	}
	return v
}

func putBig(b []byte, n int, v uint64) {
	_ = b[n-1]
	for i := n - 1; i >= 0; i-- {
		b[i] = byte(v)
		v >>= 8
	}
}

func (littleEndian) String() string               { return "LittleEndian" }
func (littleEndian) GoString() string             { return "binary.LittleEndian" }
func (littleEndian) Uint16(b []byte) uint16       { return uint16(little(b, 2)) }
func (littleEndian) Uint32(b []byte) uint32       { return uint32(little(b, 4)) }
func (littleEndian) Uint64(b []byte) uint64       { return little(b, 8) }
func (littleEndian) PutUint16(b []byte, v uint16) { putLittle(b, 2, uint64(v)) }
func (littleEndian) PutUint32(b []byte, v uint32) { putLittle(b, 4, uint64(v)) }
func (littleEndian) PutUint64(b []byte, v uint64) { putLittle(b, 8, v) }

func (littleEndian) AppendUint16(b []byte, v uint16) []byte { return appendLittle(b, 2, uint64(v)) }
func (littleEndian) AppendUint32(b []byte, v uint32) []byte { return appendLittle(b, 4, uint64(v)) }
func (littleEndian) AppendUint64(b []byte, v uint64) []byte { return appendLittle(b, 8, v) }

func appendLittle(b []byte, n int, v uint64) []byte {
	var text [8]byte
	putLittle(text[:], n, v)
	return append(b, text[:n]...)
}

func (bigEndian) String() string               { return "BigEndian" }
func (bigEndian) GoString() string             { return "binary.BigEndian" }
func (bigEndian) Uint16(b []byte) uint16       { return uint16(big(b, 2)) }
func (bigEndian) Uint32(b []byte) uint32       { return uint32(big(b, 4)) }
func (bigEndian) Uint64(b []byte) uint64       { return big(b, 8) }
func (bigEndian) PutUint16(b []byte, v uint16) { putBig(b, 2, uint64(v)) }
func (bigEndian) PutUint32(b []byte, v uint32) { putBig(b, 4, uint64(v)) }
func (bigEndian) PutUint64(b []byte, v uint64) { putBig(b, 8, v) }

func (bigEndian) AppendUint16(b []byte, v uint16) []byte { return appendBig(b, 2, uint64(v)) }
func (bigEndian) AppendUint32(b []byte, v uint32) []byte { return appendBig(b, 4, uint64(v)) }
func (bigEndian) AppendUint64(b []byte, v uint64) []byte { return appendBig(b, 8, v) }

func appendBig(b []byte, n int, v uint64) []byte {
	var text [8]byte
	putBig(text[:], n, v)
	return append(b, text[:n]...)
}

// How many bytes a number may take in the form of Uvarint and Varint.
const (
	MaxVarintLen16 = 3
	MaxVarintLen32 = 5
	MaxVarintLen64 = 10
)

// AppendUvarint writes seven bits a byte, the lowest first; the top bit says that more follow.
func AppendUvarint(b []byte, v uint64) []byte {
	for v >= 0x80 {
		b = append(b, byte(v)|0x80)
		v >>= 7
	}
	return append(b, byte(v))
}

func AppendVarint(b []byte, v int64) []byte { return AppendUvarint(b, uint64(v)<<1^uint64(v>>63)) }

func PutUvarint(b []byte, v uint64) int {
	i := 0
	for ; v >= 0x80; i++ {
		b[i] = byte(v) | 0x80
		v >>= 7
	}
	b[i] = byte(v)
	return i + 1
}

func PutVarint(b []byte, v int64) int { return PutUvarint(b, uint64(v)<<1^uint64(v>>63)) }

// Uvarint reads a number and how many bytes it took: 0 if there are too few, negative if it is too large.
func Uvarint(b []byte) (v uint64, n int) {
	for i, c := range b {
		if i == MaxVarintLen64 {
			return 0, -(i + 1)
		}
		if c < 0x80 {
			if i == MaxVarintLen64-1 && c > 1 {
				return 0, -(i + 1)
			}
			return v | uint64(c)<<uint(7*i), i + 1
		}
		v |= uint64(c&0x7F) << uint(7*i)
	}
	return 0, 0
}

func Varint(b []byte) (int64, int) {
	v, n := Uvarint(b)
	return int64(v>>1) ^ -int64(v&1), n
}

// ReadUvarint reads byte by byte.
func ReadUvarint(r io.ByteReader) (uint64, error) {
	var b []byte
	for {
		c, err := r.ReadByte()
		if err != nil {
			if len(b) > 0 && err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			return 0, err
		}
		b = append(b, c)
		if v, n := Uvarint(b); n > 0 {
			return v, nil
		} else if n < 0 || len(b) == MaxVarintLen64 {
			return 0, errors.New("binary: varint overflows a 64-bit integer")
		}
	}
}
