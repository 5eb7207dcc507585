// Package unicode tells what kind of character a rune is.
package unicode

import "internal/native"

const (
	MaxRune         = '\U0010FFFF'
	ReplacementChar = '\uFFFD'
	MaxASCII        = '\u007F'
	MaxLatin1       = '\u00FF'
	Version         = "13.0.0"
)

const (
	UpperCase = native.UpperCase
	LowerCase = native.LowerCase
	TitleCase = native.TitleCase
	MaxCase   = 3
)

// The general categories as native.Category numbers them.
const (
	lu, ll, lt, lm, lo         = 1, 2, 3, 4, 5
	mn, mc, me                 = 6, 7, 8
	nd, nl, no                 = 9, 10, 11
	pc, pd, ps, pe, pi, pf, po = 12, 13, 14, 15, 16, 17, 18
	sm, sc, sk, so             = 19, 20, 21, 22
	zs, zl, zp                 = 23, 24, 25
	cc, cf, cs, co             = 26, 27, 28, 29
)

func within(r rune, first, last int) bool {
	c := native.Category(r)
	return first <= c && c <= last
}

func IsUpper(r rune) bool   { return within(r, lu, lu) }
func IsLower(r rune) bool   { return within(r, ll, ll) }
func IsTitle(r rune) bool   { return within(r, lt, lt) }
func IsLetter(r rune) bool  { return within(r, lu, lo) }
func IsMark(r rune) bool    { return within(r, mn, me) }
func IsDigit(r rune) bool   { return within(r, nd, nd) }
func IsNumber(r rune) bool  { return within(r, nd, no) }
func IsPunct(r rune) bool   { return within(r, pc, po) }
func IsSymbol(r rune) bool  { return within(r, sm, so) }
func IsControl(r rune) bool { return within(r, cc, cc) }
func IsGraphic(r rune) bool { return within(r, lu, zs) }
func IsPrint(r rune) bool   { return r == ' ' || within(r, lu, so) }

// IsSpace is about the white space of Latin-1 and the separators of Unicode.
func IsSpace(r rune) bool {
	switch r {
	case '\t', '\n', '\v', '\f', '\r', ' ', 0x85, 0xA0:
		return true
	}
	return r > MaxLatin1 && within(r, zs, zp)
}

func ToUpper(r rune) rune { return native.FoldCase(r, UpperCase) }
func ToLower(r rune) rune { return native.FoldCase(r, LowerCase) }
func ToTitle(r rune) rune { return native.FoldCase(r, TitleCase) }

// To maps r to a case.
func To(wanted int, r rune) rune {
	if wanted < 0 || wanted >= MaxCase {
		return ReplacementChar
	}
	return native.FoldCase(r, wanted)
}

// SimpleFold goes round the runes that are equal but for case.
func SimpleFold(r rune) rune {
	if r < 0 || r > MaxRune {
		return r
	}
	return native.FoldCase(r, native.NextFold)
}

// A RangeTable is a set of runes.
type RangeTable struct {
	R16         []Range16
	R32         []Range32
	LatinOffset int
	first, last int // categories, for the tables below
}

type Range16 struct{ Lo, Hi, Stride uint16 }
type Range32 struct{ Lo, Hi, Stride uint32 }

var (
	Upper                            = &RangeTable{first: lu, last: lu}
	Lower                            = &RangeTable{first: ll, last: ll}
	Title                            = &RangeTable{first: lt, last: lt}
	Letter                           = &RangeTable{first: lu, last: lo}
	Mark                             = &RangeTable{first: mn, last: me}
	Digit                            = &RangeTable{first: nd, last: nd}
	Number                           = &RangeTable{first: nd, last: no}
	Punct                            = &RangeTable{first: pc, last: po}
	Symbol                           = &RangeTable{first: sm, last: so}
	Space                            = &RangeTable{first: zs, last: zp}
	Lu, Ll, Lt, L, M, Nd, N, P, S, Z = Upper, Lower, Title, Letter, Mark, Digit, Number, Punct, Symbol, Space

	Han      = table(0x2E80, 0x2FD5, 0x3005, 0x3005, 0x3007, 0x3007, 0x3021, 0x3029, 0x3038, 0x303B, 0x3400, 0x4DBF, 0x4E00, 0x9FFC, 0xF900, 0xFAD9, 0x20000, 0x3134A)
	Hiragana = table(0x3041, 0x3096, 0x309D, 0x309F, 0x1B001, 0x1B11E)
	Katakana = table(0x30A1, 0x30FA, 0x30FD, 0x30FF, 0x31F0, 0x31FF, 0x32D0, 0x32FE, 0x3300, 0x3357, 0xFF66, 0xFF6F, 0xFF71, 0xFF9D)
	Greek    = table(0x370, 0x373, 0x375, 0x377, 0x37A, 0x37D, 0x37F, 0x37F, 0x384, 0x384, 0x386, 0x386, 0x388, 0x3E1, 0x3F0, 0x3FF, 0x1F00, 0x1FFE)
	Cyrillic = table(0x400, 0x484, 0x487, 0x52F, 0x1C80, 0x1C88, 0x1D2B, 0x1D2B, 0x1D78, 0x1D78, 0x2DE0, 0x2DFF, 0xA640, 0xA69F, 0xFE2E, 0xFE2F)
	Latin    = table('A', 'Z', 'a', 'z', 0xAA, 0xAA, 0xBA, 0xBA, 0xC0, 0xD6, 0xD8, 0xF6, 0xF8, 0x2B8, 0x1E00, 0x1EFF)
)

func table(bounds ...uint32) *RangeTable {
	t := &RangeTable{}
	for i := 0; i < len(bounds); i += 2 {
		t.R32 = append(t.R32, Range32{bounds[i], bounds[i+1], 1})
	}
	return t
}

// Is tells whether r is in the table.
func Is(t *RangeTable, r rune) bool {
	if t.first != 0 {
		return within(r, t.first, t.last)
	}
	u := uint32(r)
	for _, x := range t.R16 {
		if uint32(x.Lo) <= u && u <= uint32(x.Hi) {
			return x.Stride <= 1 || (u-uint32(x.Lo))%uint32(x.Stride) == 0
		}
	}
	for _, x := range t.R32 {
		if x.Lo <= u && u <= x.Hi {
			// Unassigned runes in between belong to no script.
			return (x.Stride <= 1 || (u-x.Lo)%x.Stride == 0) && native.Category(r) != 0
		}
	}
	return false
}

// In tells whether r is in one of the tables.
func In(r rune, tables ...*RangeTable) bool {
	for _, t := range tables {
		if Is(t, r) {
			return true
		}
	}
	return false
}

// IsOneOf is In with the tables first.
func IsOneOf(tables []*RangeTable, r rune) bool { return In(r, tables...) }
