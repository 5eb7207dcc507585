// Package base64: bytes as 64 characters (RFC 4648).
package base64

import "strconv"

// An Encoding is an alphabet and what fills up the last group.
type Encoding struct {
	alphabet string
	padding  rune
	strict   bool
}

const (
	StdPadding rune = '='
	NoPadding  rune = -1

	standard = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
)

var (
	StdEncoding    = NewEncoding(standard + "+/")
	URLEncoding    = NewEncoding(standard + "-_")
	RawStdEncoding = StdEncoding.WithPadding(NoPadding)
	RawURLEncoding = URLEncoding.WithPadding(NoPadding)
)

func NewEncoding(alphabet string) *Encoding {
	if len(alphabet) != 64 {
		panic("encoding alphabet is not 64-bytes long")
	}
	return &Encoding{alphabet, StdPadding, false}
}

func (e Encoding) WithPadding(padding rune) *Encoding {
	e.padding = padding
	return &e
}

// Strict demands that bits that mean nothing are zero.
func (e Encoding) Strict() *Encoding {
	e.strict = true
	return &e
}

func (e *Encoding) EncodedLen(n int) int {
	if e.padding == NoPadding {
		return (n*8 + 5) / 6
	}
	return (n + 2) / 3 * 4
}

func (e *Encoding) DecodedLen(n int) int {
	if e.padding == NoPadding {
		return n * 6 / 8
	}
	return n / 4 * 3
}

func (e *Encoding) AppendEncode(dst, src []byte) []byte {
	for begin := 0; begin < len(src); begin += 3 {
		group, have := uint(0), 0
		for i := 0; i < 3; i++ {
			group <<= 8
			if begin+i < len(src) {
				group |= uint(src[begin+i])
				have++
			}
		}
		for i := 0; i < 4; i++ {
			if i <= have {
				dst = append(dst, e.alphabet[group>>uint(18-6*i)&63])
			} else if e.padding != NoPadding {
				dst = append(dst, byte(e.padding))
			}
		}
	}
	return dst
}

func (e *Encoding) Encode(dst, src []byte)           { copy(dst, e.AppendEncode(nil, src)) }
func (e *Encoding) EncodeToString(src []byte) string { return string(e.AppendEncode(nil, src)) }

// A CorruptInputError is where the text is no base64.
type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "illegal base64 data at input byte " + strconv.FormatInt(int64(e), 10)
}

func (e *Encoding) value(c byte) int {
	for i := 0; i < 64; i++ {
		if e.alphabet[i] == c {
			return i
		}
	}
	return -1
}

func (e *Encoding) DecodeString(s string) ([]byte, error) {
	dst := make([]byte, e.DecodedLen(len(s)+3))
	n, err := e.Decode(dst, []byte(s))
	return dst[:n], err
}

// Decode reads src; line ends are skipped.
func (e *Encoding) Decode(dst, src []byte) (n int, err error) {
	for i := 0; i < len(src); {
		group, have := uint(0), 0
		for have < 4 {
			if i == len(src) {
				if have == 0 {
					return n, nil
				}
				if have == 1 || e.padding != NoPadding {
					return n, CorruptInputError(i - have)
				}
				break
			}
			c := src[i]
			i++
			if c == '\n' || c == '\r' {
				continue
			}
			if rune(c) == e.padding {
				end, err := e.end(src, i, have)
				if err != nil {
					return n, err
				}
				i = end
				break
			}
			v := e.value(c)
			if v < 0 {
				return n, CorruptInputError(i - 1)
			}
			group = group<<6 | uint(v)
			have++
		}
		bytes := have * 6 / 8
		group <<= uint(6 * (4 - have))
		if e.strict && group&(1<<uint(24-8*bytes)-1) != 0 {
			return n, CorruptInputError(i - 1)
		}
		for b := 0; b < bytes; b++ {
			dst[n] = byte(group >> uint(16-8*b))
			n++
		}
		if have < 4 {
			return n, nil
		}
	}
	return n, nil
}

// end checks the padding, of which one character was read at i-1, and that nothing follows.
func (e *Encoding) end(src []byte, i, have int) (int, error) {
	skip := func() {
		for i < len(src) && (src[i] == '\n' || src[i] == '\r') {
			i++
		}
	}
	if have < 2 {
		return i, CorruptInputError(i - 1)
	}
	if have == 2 {
		skip()
		if i == len(src) {
			return i, CorruptInputError(len(src))
		}
		if rune(src[i]) != e.padding {
			return i, CorruptInputError(i - 1)
		}
		i++
	}
	skip()
	if i < len(src) {
		return i, CorruptInputError(i)
	}
	return i, nil
}
