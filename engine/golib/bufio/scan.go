package bufio

import (
	"bytes"
	"errors"
	"io"
	"unicode"
	"unicode/utf8"
)

// A SplitFunc finds the next token in data.
type SplitFunc func(data []byte, atEOF bool) (advance int, token []byte, err error)

var (
	ErrTooLong         = errors.New("bufio.Scanner: token too long")
	ErrNegativeAdvance = errors.New("bufio.Scanner: SplitFunc returns negative advance count")
	ErrAdvanceTooFar   = errors.New("bufio.Scanner: SplitFunc returns advance count beyond input")
	ErrBadReadCount    = errors.New("bufio.Scanner: Read returned impossible count")
	ErrFinalToken      = errors.New("final token")
)

// MaxScanTokenSize is how long a token may be, unless Buffer says otherwise.
const MaxScanTokenSize = 64 * 1024

// A Scanner reads tokens: lines, if nobody says otherwise.
type Scanner struct {
	source     io.Reader
	split      SplitFunc
	limit      int
	token      []byte
	buf        []byte
	begin, end int
	err        error
	empties    int
	called     bool
	done       bool
}

func NewScanner(r io.Reader) *Scanner {
	return &Scanner{source: r, split: ScanLines, limit: MaxScanTokenSize}
}

func (s *Scanner) Bytes() []byte { return s.token }
func (s *Scanner) Text() string  { return string(s.token) }

// Err is what went wrong; the end is no error.
func (s *Scanner) Err() error {
	if s.err == io.EOF {
		return nil
	}
	return s.err
}

// Buffer sets where to read into and how long a token may be.
func (s *Scanner) Buffer(buf []byte, max int) {
	if s.called {
		panic("Buffer called after Scan")
	}
	s.buf, s.limit = buf[:cap(buf)], max
}

func (s *Scanner) Split(split SplitFunc) {
	if s.called {
		panic("Split called after Scan")
	}
	s.split = split
}

// Scan goes to the next token; false at the end.
func (s *Scanner) Scan() bool {
	if s.done {
		return false
	}
	s.called = true
	for {
		if s.end > s.begin || s.err != nil {
			if found, over := s.next(); over {
				return found
			}
		}
		if s.err != nil { // no token is left in what there is
			s.begin, s.end = 0, 0
			s.token = nil
			return false
		}
		if !s.room() {
			return false
		}
		s.read()
	}
}

// next looks for a token in the buffer; over if Scan is to answer found.
func (s *Scanner) next() (found, over bool) {
	advance, token, err := s.split(s.buf[s.begin:s.end], s.err != nil)
	if err != nil {
		if err == ErrFinalToken {
			s.token, s.done = token, true
			return token != nil, true
		}
		s.fail(err)
		s.token = nil
		return false, true
	}
	if advance < 0 || advance > s.end-s.begin {
		if advance < 0 {
			s.fail(ErrNegativeAdvance)
		} else {
			s.fail(ErrAdvanceTooFar)
		}
		s.token = nil
		return false, true
	}
	s.begin += advance
	s.token = token
	if token == nil {
		return false, false
	}
	if s.err == nil || advance > 0 {
		s.empties = 0
	} else if s.empties++; s.empties > emptyReads {
		panic("bufio.Scan: too many empty tokens without progressing")
	}
	return true, true
}

// room makes space to read into; false if the token is too long.
func (s *Scanner) room() bool {
	if s.begin > 0 && (s.end == len(s.buf) || s.begin > len(s.buf)/2) {
		copy(s.buf, s.buf[s.begin:s.end])
		s.end -= s.begin
		s.begin = 0
	}
	if s.end < len(s.buf) {
		return true
	}
	if len(s.buf) >= s.limit {
		s.fail(ErrTooLong)
		s.token = nil
		return false
	}
	size := len(s.buf) * 2
	if size == 0 {
		size = defaultSize
	}
	if size > s.limit {
		size = s.limit
	}
	larger := make([]byte, size)
	s.end = copy(larger, s.buf[s.begin:s.end])
	s.begin = 0
	s.buf = larger
	return true
}

func (s *Scanner) read() {
	for i := 0; ; i++ {
		n, err := s.source.Read(s.buf[s.end:])
		if n < 0 || n > len(s.buf)-s.end {
			s.fail(ErrBadReadCount)
			return
		}
		s.end += n
		if err != nil {
			s.fail(err)
			return
		}
		if n > 0 {
			s.empties = 0
			return
		}
		if i > emptyReads {
			s.fail(io.ErrNoProgress)
			return
		}
	}
}

func (s *Scanner) fail(err error) {
	if s.err == nil || s.err == io.EOF {
		s.err = err
	}
}

// ScanBytes gives every byte.
func ScanBytes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if len(data) == 0 {
		return 0, nil, nil
	}
	return 1, data[:1], nil
}

// ScanRunes gives every rune; what is none is U+FFFD.
func ScanRunes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if len(data) == 0 || !atEOF && !utf8.FullRune(data) {
		return 0, nil, nil
	}
	if r, size := utf8.DecodeRune(data); r != utf8.RuneError || size > 1 {
		return size, data[:size], nil
	}
	return 1, []byte(string(utf8.RuneError)), nil
}

// ScanLines gives every line without its end.
func ScanLines(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if len(data) == 0 {
		return 0, nil, nil
	}
	end := bytes.IndexByte(data, '\n')
	advance = end + 1
	if end < 0 {
		if !atEOF {
			return 0, nil, nil
		}
		end, advance = len(data), len(data)
	}
	if end > 0 && data[end-1] == '\r' {
		end--
	}
	return advance, data[:end], nil
}

// ScanWords gives what stands between spaces.
func ScanWords(data []byte, atEOF bool) (advance int, token []byte, err error) {
	begin := 0
	for begin < len(data) {
		r, size := utf8.DecodeRune(data[begin:])
		if !unicode.IsSpace(r) {
			break
		}
		begin += size
	}
	for i := begin; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if unicode.IsSpace(r) {
			return i + size, data[begin:i], nil
		}
		i += size
	}
	if atEOF && len(data) > begin {
		return len(data), data[begin:], nil
	}
	return begin, nil, nil
}
