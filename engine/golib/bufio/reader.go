// Package bufio: reading and writing through a buffer.
package bufio

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf8"
)

const defaultSize = 4096

var (
	ErrInvalidUnreadByte = errors.New("bufio: invalid use of UnreadByte")
	ErrInvalidUnreadRune = errors.New("bufio: invalid use of UnreadRune")
	ErrBufferFull        = errors.New("bufio: buffer full")
	ErrNegativeCount     = errors.New("bufio: negative count")

	errNegativeRead = errors.New("bufio: reader returned negative count from Read")
)

// emptyReads in a row are one too many.
const emptyReads = 100

// A Reader reads ahead.
type Reader struct {
	buf        []byte
	source     io.Reader
	begin, end int // of what has been read ahead
	err        error
	last       int // the byte read last, -1 if none
	lastRune   int // the size of the rune read last, -1 if none
}

func NewReader(rd io.Reader) *Reader { return NewReaderSize(rd, defaultSize) }

func NewReaderSize(rd io.Reader, size int) *Reader {
	if b, ok := rd.(*Reader); ok && len(b.buf) >= size {
		return b
	}
	if size < 16 {
		size = 16
	}
	return &Reader{buf: make([]byte, size), source: rd, last: -1, lastRune: -1}
}

func (b *Reader) Size() int     { return len(b.buf) }
func (b *Reader) Buffered() int { return b.end - b.begin }

// Reset begins anew with another source.
func (b *Reader) Reset(r io.Reader) {
	if b == r {
		return
	}
	buf := b.buf
	if buf == nil {
		buf = make([]byte, defaultSize)
	}
	*b = Reader{buf: buf, source: r, last: -1, lastRune: -1}
}

// fill reads more. Pre: there is room once what was consumed is gone.
func (b *Reader) fill() {
	if b.begin > 0 {
		copy(b.buf, b.buf[b.begin:b.end])
		b.end -= b.begin
		b.begin = 0
	}
	for i := 0; i < emptyReads; i++ {
		n, err := b.source.Read(b.buf[b.end:])
		if n < 0 {
			panic(errNegativeRead)
		}
		b.end += n
		if err != nil {
			b.err = err
			return
		}
		if n > 0 {
			return
		}
	}
	b.err = io.ErrNoProgress
}

func (b *Reader) takeError() error {
	err := b.err
	b.err = nil
	return err
}

// Peek gives the next n bytes without consuming them.
func (b *Reader) Peek(n int) ([]byte, error) {
	if n < 0 {
		return nil, ErrNegativeCount
	}
	b.last, b.lastRune = -1, -1
	for b.Buffered() < n && b.Buffered() < len(b.buf) && b.err == nil {
		b.fill()
	}
	if n > len(b.buf) {
		return b.buf[b.begin:b.end], ErrBufferFull
	}
	if have := b.Buffered(); have < n {
		err := b.takeError()
		if err == nil {
			err = ErrBufferFull
		}
		return b.buf[b.begin : b.begin+have], err
	}
	return b.buf[b.begin : b.begin+n], nil
}

// Discard skips n bytes.
func (b *Reader) Discard(n int) (discarded int, err error) {
	if n < 0 {
		return 0, ErrNegativeCount
	}
	if n == 0 {
		return 0, nil
	}
	b.last, b.lastRune = -1, -1
	for rest := n; rest > 0; {
		skip := b.Buffered()
		if skip == 0 {
			b.fill()
			skip = b.Buffered()
		}
		if skip > rest {
			skip = rest
		}
		b.begin += skip
		rest -= skip
		discarded = n - rest
		if rest > 0 && b.err != nil {
			return discarded, b.takeError()
		}
	}
	return n, nil
}

func (b *Reader) Read(p []byte) (n int, err error) {
	if len(p) == 0 {
		if b.Buffered() > 0 {
			return 0, nil
		}
		return 0, b.takeError()
	}
	if b.begin == b.end {
		if b.err != nil {
			return 0, b.takeError()
		}
		into, direct := b.buf, len(p) >= len(b.buf)
		if direct {
			into = p
		}
		b.begin, b.end = 0, 0
		n, b.err = b.source.Read(into)
		if n < 0 {
			panic(errNegativeRead)
		}
		if n == 0 {
			return 0, b.takeError()
		}
		if direct {
			b.last, b.lastRune = int(p[n-1]), -1
			return n, b.takeError()
		}
		b.end = n
	}
	n = copy(p, b.buf[b.begin:b.end])
	b.begin += n
	b.last, b.lastRune = int(p[n-1]), -1
	return n, nil
}

func (b *Reader) ReadByte() (byte, error) {
	b.lastRune = -1
	for b.begin == b.end {
		if b.err != nil {
			return 0, b.takeError()
		}
		b.fill()
	}
	c := b.buf[b.begin]
	b.begin++
	b.last = int(c)
	return c, nil
}

func (b *Reader) UnreadByte() error {
	if b.last < 0 || b.begin == 0 && b.end > 0 {
		return ErrInvalidUnreadByte
	}
	if b.begin > 0 {
		b.begin--
	} else {
		b.end = 1
	}
	b.buf[b.begin] = byte(b.last)
	b.last, b.lastRune = -1, -1
	return nil
}

func (b *Reader) ReadRune() (r rune, size int, err error) {
	for b.end-b.begin < utf8.UTFMax && !utf8.FullRune(b.buf[b.begin:b.end]) && b.err == nil && b.Buffered() < len(b.buf) {
		b.fill()
	}
	b.lastRune = -1
	if b.begin == b.end {
		return 0, 0, b.takeError()
	}
	r, size = utf8.DecodeRune(b.buf[b.begin:b.end])
	b.begin += size
	b.last, b.lastRune = int(b.buf[b.begin-1]), size
	return r, size, nil
}

func (b *Reader) UnreadRune() error {
	if b.lastRune < 0 || b.begin < b.lastRune {
		return ErrInvalidUnreadRune
	}
	b.begin -= b.lastRune
	b.last, b.lastRune = -1, -1
	return nil
}

// ReadSlice reads to the delimiter; what it gives is good until the next read.
func (b *Reader) ReadSlice(delim byte) (line []byte, err error) {
	for searched := 0; ; {
		if i := bytes.IndexByte(b.buf[b.begin+searched:b.end], delim); i >= 0 {
			line = b.buf[b.begin : b.begin+searched+i+1]
			break
		}
		if b.err != nil {
			line = b.buf[b.begin:b.end]
			err = b.takeError()
			break
		}
		if b.Buffered() >= len(b.buf) {
			line, err = b.buf, ErrBufferFull
			break
		}
		searched = b.Buffered()
		b.fill()
	}
	b.begin += len(line)
	if n := len(line); n > 0 {
		b.last, b.lastRune = int(line[n-1]), -1
	}
	return line, err
}

// ReadLine reads a line without its end; isPrefix if there is more of it.
func (b *Reader) ReadLine() (line []byte, isPrefix bool, err error) {
	line, err = b.ReadSlice('\n')
	if err == ErrBufferFull {
		if n := len(line); n > 0 && line[n-1] == '\r' { // it may be half of a line end
			b.begin--
			line = line[:n-1]
		}
		return line, true, nil
	}
	if len(line) == 0 {
		return nil, false, err
	}
	if n := len(line); line[n-1] == '\n' {
		n--
		if n > 0 && line[n-1] == '\r' {
			n--
		}
		line = line[:n]
	}
	return line, false, nil
}

// ReadBytes reads up to and with the delimiter.
func (b *Reader) ReadBytes(delim byte) ([]byte, error) {
	var all []byte
	for {
		line, err := b.ReadSlice(delim)
		all = append(all, line...)
		if err != ErrBufferFull {
			return all, err
		}
	}
}

func (b *Reader) ReadString(delim byte) (string, error) {
	line, err := b.ReadBytes(delim)
	return string(line), err
}

// WriteTo writes everything to w.
func (b *Reader) WriteTo(w io.Writer) (n int64, err error) {
	b.last, b.lastRune = -1, -1
	for {
		if b.begin < b.end {
			m, err := w.Write(b.buf[b.begin:b.end])
			b.begin += m
			n += int64(m)
			if err != nil {
				return n, err
			}
			continue
		}
		if b.err == nil {
			b.fill()
		}
		if b.begin == b.end && b.err != nil {
			if err = b.takeError(); err == io.EOF {
				err = nil
			}
			return n, err
		}
	}
}

// A ReadWriter has both.
type ReadWriter struct {
	*Reader
	*Writer
}

func NewReadWriter(r *Reader, w *Writer) *ReadWriter { return &ReadWriter{r, w} }
