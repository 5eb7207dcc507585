package bytes

import (
	"errors"
	"io"
	"unicode/utf8"
)

// MinRead is the least room ReadFrom offers a reader.
const MinRead = 512

// A Buffer holds bytes that are written at its end and read from its beginning.
type Buffer struct {
	buf      []byte
	off      int // read so far
	lastRead int // bytes that UnreadByte (1) or UnreadRune can give back
	isRune   bool
}

func NewBuffer(buf []byte) *Buffer     { return &Buffer{buf: buf} }
func NewBufferString(s string) *Buffer { return &Buffer{buf: []byte(s)} }
func (b *Buffer) Bytes() []byte        { return b.buf[b.off:] }
func (b *Buffer) Len() int             { return len(b.buf) - b.off }
func (b *Buffer) Cap() int             { return cap(b.buf) }
func (b *Buffer) Reset()               { b.buf, b.off, b.lastRead = b.buf[:0], 0, 0 }

func (b *Buffer) String() string {
	if b == nil {
		return "<nil>"
	}
	return string(b.buf[b.off:])
}

// Truncate keeps the first n unread bytes.
func (b *Buffer) Truncate(n int) {
	if n < 0 || n > b.Len() {
		panic("bytes.Buffer: truncation out of range")
	}
	b.lastRead = 0
	b.buf = b.buf[:b.off+n]
	if n == 0 {
		b.Reset()
	}
}

// Grow makes room for n bytes.
func (b *Buffer) Grow(n int) {
	if n < 0 {
		panic("bytes.Buffer.Grow: negative count")
	}
	if cap(b.buf)-len(b.buf) < n {
		b.buf = append(make([]byte, 0, 2*cap(b.buf)+n), b.buf...)
	}
}

// writable is the buffer to append to; what was read is dropped when all of it was.
func (b *Buffer) writable() []byte {
	b.lastRead = 0
	if b.off == len(b.buf) {
		b.buf, b.off = b.buf[:0], 0
	}
	return b.buf
}

func (b *Buffer) Write(p []byte) (n int, err error) {
	b.buf = append(b.writable(), p...)
	return len(p), nil
}

func (b *Buffer) WriteString(s string) (n int, err error) {
	b.buf = append(b.writable(), s...)
	return len(s), nil
}

func (b *Buffer) WriteByte(c byte) error {
	b.buf = append(b.writable(), c)
	return nil
}

func (b *Buffer) WriteRune(r rune) (n int, err error) { return b.WriteString(string(r)) }

func (b *Buffer) ReadFrom(r io.Reader) (n int64, err error) {
	b.writable()
	for {
		b.Grow(MinRead)
		m, err := r.Read(b.buf[len(b.buf):cap(b.buf)])
		b.buf = b.buf[:len(b.buf)+m]
		n += int64(m)
		if err == io.EOF {
			return n, nil
		}
		if err != nil {
			return n, err
		}
	}
}

func (b *Buffer) WriteTo(w io.Writer) (n int64, err error) {
	b.lastRead = 0
	if b.Len() > 0 {
		m, err := w.Write(b.buf[b.off:])
		b.off += m
		if err != nil {
			return int64(m), err
		}
		n = int64(m)
	}
	b.Reset()
	return n, nil
}

func (b *Buffer) Read(p []byte) (n int, err error) {
	b.lastRead = 0
	if b.Len() == 0 {
		b.Reset()
		if len(p) == 0 {
			return 0, nil
		}
		return 0, io.EOF
	}
	n = copy(p, b.buf[b.off:])
	b.off += n
	if n > 0 {
		b.lastRead, b.isRune = 1, false
	}
	return n, nil
}

// Next is the next n unread bytes, or as many as there are; good until the next write.
func (b *Buffer) Next(n int) []byte {
	b.lastRead = 0
	if n > b.Len() {
		n = b.Len()
	}
	b.off += n
	if n > 0 {
		b.lastRead, b.isRune = 1, false
	}
	return b.buf[b.off-n : b.off]
}

func (b *Buffer) ReadByte() (byte, error) {
	next := b.Next(1)
	if len(next) == 0 {
		b.Reset()
		return 0, io.EOF
	}
	return next[0], nil
}

func (b *Buffer) ReadRune() (r rune, size int, err error) {
	if b.Len() == 0 {
		b.Reset()
		return 0, 0, io.EOF
	}
	r, size = utf8.DecodeRune(b.buf[b.off:])
	b.off += size
	b.lastRead, b.isRune = size, true
	return r, size, nil
}

func (b *Buffer) UnreadRune() error {
	if b.lastRead == 0 || !b.isRune {
		return errors.New("bytes.Buffer: UnreadRune: previous operation was not a successful ReadRune")
	}
	b.off -= b.lastRead
	b.lastRead = 0
	return nil
}

func (b *Buffer) UnreadByte() error {
	if b.lastRead == 0 {
		return errors.New("bytes.Buffer: UnreadByte: previous operation was not a successful read")
	}
	b.lastRead = 0
	if b.off > 0 {
		b.off--
	}
	return nil
}

// ReadBytes reads up to and with the delimiter.
func (b *Buffer) ReadBytes(delim byte) (line []byte, err error) {
	end := IndexByte(b.Bytes(), delim) + 1
	if end == 0 {
		end, err = b.Len(), io.EOF
	}
	line = append(line, b.Next(end)...)
	b.lastRead, b.isRune = 1, false
	return line, err
}

func (b *Buffer) ReadString(delim byte) (line string, err error) {
	bytes, err := b.ReadBytes(delim)
	return string(bytes), err
}
