package compare

import (
	"bufio"
	"bytes"
	"io"
	ourbufio "lockstep/bufio"
	ourio "lockstep/io"
	"math/rand"
	"strings"
	"testing"
	"testing/iotest"
)

// generatedText has long lines, empty lines, carriage returns and broken UTF-8.
func generatedText(r *rand.Rand) string {
	var b strings.Builder
	for i := r.Intn(12); i > 0; i-- {
		b.WriteString(strings.Repeat([]string{"word ", "ä世", "\xff", "x"}[r.Intn(4)], r.Intn(8)))
		b.WriteString([]string{"\n", "\r\n", "\n\n", " ", "\t", "\r", ""}[r.Intn(7)])
	}
	return b.String()
}

func inPieces(r *rand.Rand, s string) (io.Reader, io.Reader) {
	switch r.Intn(4) {
	case 0:
		return iotest.OneByteReader(strings.NewReader(s)), iotest.OneByteReader(strings.NewReader(s))
	case 1:
		return iotest.HalfReader(strings.NewReader(s)), iotest.HalfReader(strings.NewReader(s))
	case 2:
		return iotest.DataErrReader(strings.NewReader(s)), iotest.DataErrReader(strings.NewReader(s))
	}
	return strings.NewReader(s), strings.NewReader(s)
}

// home gives Go's EOF in place of ours, as our packages have an EOF of their own.
type home struct{ r io.Reader }

func (h home) Read(p []byte) (int, error) {
	n, err := h.r.Read(p)
	if err == io.EOF {
		err = ourio.EOF
	}
	return n, err
}

func TestScannersOfGeneratedText(t *testing.T) {
	r := rand.New(rand.NewSource(7))
	ours := []ourbufio.SplitFunc{ourbufio.ScanLines, ourbufio.ScanWords, ourbufio.ScanRunes, ourbufio.ScanBytes}
	gos := []bufio.SplitFunc{bufio.ScanLines, bufio.ScanWords, bufio.ScanRunes, bufio.ScanBytes}
	for round := 0; round < 3000; round++ {
		a, b := inPieces(r, generatedText(r))
		left, right := ourbufio.NewScanner(home{a}), bufio.NewScanner(b)
		if r.Intn(3) == 0 {
			size := 1 + r.Intn(20)
			left.Buffer(make([]byte, 0, size), size)
			right.Buffer(make([]byte, 0, size), size)
		}
		split := r.Intn(len(ours))
		left.Split(ours[split])
		right.Split(gos[split])
		for {
			more := left.Scan()
			alike(t, "Scan", more, right.Scan())
			alike(t, "Text", left.Text(), right.Text())
			if !more {
				break
			}
		}
		alike(t, "Err", text(left.Err()), text(right.Err()))
	}
}

func TestReadersAfterGeneratedOperations(t *testing.T) {
	r := rand.New(rand.NewSource(8))
	for round := 0; round < 3000; round++ {
		a, b := inPieces(r, generatedText(r))
		left, right := ourbufio.NewReaderSize(home{a}, 16), bufio.NewReaderSize(b, 16)
		for op := 0; op < 20; op++ {
			n := r.Intn(24)
			p, q := make([]byte, n), make([]byte, n)
			switch r.Intn(9) {
			case 0:
				x, errA := left.Read(p)
				y, errB := right.Read(q)
				alike(t, "Read", []any{x, string(p), text(errA)}, []any{y, string(q), text(errB)})
			case 1:
				x, errA := left.ReadString('\n')
				y, errB := right.ReadString('\n')
				alike(t, "ReadString", []any{x, text(errA)}, []any{y, text(errB)})
			case 2:
				x, sizeA, errA := left.ReadRune()
				y, sizeB, errB := right.ReadRune()
				alike(t, "ReadRune", []any{x, sizeA, text(errA)}, []any{y, sizeB, text(errB)})
			case 3:
				x, errA := left.ReadByte()
				y, errB := right.ReadByte()
				alike(t, "ReadByte", []any{x, text(errA)}, []any{y, text(errB)})
			case 4:
				x, errA := left.Peek(n)
				y, errB := right.Peek(n)
				alike(t, "Peek", []any{string(x), text(errA)}, []any{string(y), text(errB)})
			case 5:
				x, moreA, errA := left.ReadLine()
				y, moreB, errB := right.ReadLine()
				alike(t, "ReadLine", []any{string(x), moreA, text(errA)}, []any{string(y), moreB, text(errB)})
			case 6:
				alike(t, "UnreadRune", text(left.UnreadRune()), text(right.UnreadRune()))
			case 7:
				alike(t, "UnreadByte", text(left.UnreadByte()), text(right.UnreadByte()))
			case 8:
				x, errA := left.Discard(n)
				y, errB := right.Discard(n)
				alike(t, "Discard", []any{x, text(errA)}, []any{y, text(errB)})
			}
		}
		var restA, restB bytes.Buffer
		left.WriteTo(&restA)
		right.WriteTo(&restB)
		alike(t, "WriteTo", restA.String(), restB.String())
	}
}

// calls notes every Write that reaches it.
type calls struct{ made []string }

func (c *calls) Write(p []byte) (int, error) {
	c.made = append(c.made, string(p))
	return len(p), nil
}

func TestWritersWriteTheSamePieces(t *testing.T) {
	r := rand.New(rand.NewSource(9))
	for round := 0; round < 3000; round++ {
		var a, b calls
		left, right := ourbufio.NewWriterSize(&a, 16), bufio.NewWriterSize(&b, 16)
		for op := 0; op < 10; op++ {
			s := strings.Repeat("ab", r.Intn(20))
			switch r.Intn(5) {
			case 0:
				left.WriteString(s)
				right.WriteString(s)
			case 1:
				left.Write([]byte(s))
				right.Write([]byte(s))
			case 2:
				left.WriteByte('!')
				right.WriteByte('!')
			case 3:
				left.Flush()
				right.Flush()
			case 4:
				left.ReadFrom(home{strings.NewReader(s)})
				right.ReadFrom(strings.NewReader(s))
			}
			alike(t, "Buffered", left.Buffered(), right.Buffered())
		}
		alike(t, "pieces", strings.Join(a.made, "|"), strings.Join(b.made, "|"))
	}
}

func TestReadersMadeOfReaders(t *testing.T) {
	r := rand.New(rand.NewSource(10))
	for round := 0; round < 1000; round++ {
		s, other := generatedText(r), generatedText(r)
		n, off := int64(r.Intn(30)-2), int64(r.Intn(20))
		var teeA, teeB strings.Builder
		chain := func(x, y ourio.Reader) ourio.Reader {
			return ourio.TeeReader(ourio.MultiReader(ourio.LimitReader(x, n), y), &teeA)
		}
		a, errA := ourio.ReadAll(chain(home{strings.NewReader(s)}, home{strings.NewReader(other)}))
		b, errB := io.ReadAll(io.TeeReader(io.MultiReader(io.LimitReader(strings.NewReader(s), n), strings.NewReader(other)), &teeB))
		alike(t, "chain", []any{string(a), text(errA), teeA.String()}, []any{string(b), text(errB), teeB.String()})
		left, right := ourio.NewSectionReader(at{strings.NewReader(s)}, off, n), io.NewSectionReader(strings.NewReader(s), off, n)
		p, q := make([]byte, 7), make([]byte, 7)
		x, errA := left.ReadAt(p, off/2)
		y, errB := right.ReadAt(q, off/2)
		alike(t, "ReadAt", []any{x, string(p), text(errA)}, []any{y, string(q), text(errB)})
		if n >= 0 {
			a, _ = ourio.ReadAll(left)
			b, _ = io.ReadAll(right)
			alike(t, "section", string(a), string(b))
		}
	}
}

type at struct{ r *strings.Reader }

func (a at) ReadAt(p []byte, off int64) (int, error) {
	n, err := a.r.ReadAt(p, off)
	if err == io.EOF {
		err = ourio.EOF
	}
	return n, err
}
