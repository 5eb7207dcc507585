package compare

import (
	"fmt"
	"math/rand"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	ourStrconv "lockstep/strconv"
	ourUnicode "lockstep/unicode"
	ourUtf8 "lockstep/unicode/utf8"
)

// pieces that strings of the tests are made of.
var pieces = []string{"0", "1", "7", "9", "12", "255", "256", "65536", "18446744073709551615", "18446744073709551616", "9223372036854775807", "9223372036854775808", "-", "+", "_", "0x", "0b", "0o", "0X", "f", "g", ".", "e", "e5", "p-2", "inf", "nan", "Infinity", " ", "é", "世", "\xff", "\\", "\\n", "\\x41", "\\u4e16", "\\U0001F600", "\\'", "\\\"", "\\101", "\\777", "\\ud800", "\"", "'", "`", "\n", "\r", "a", "true", "T"}

func randomText() string {
	var b strings.Builder
	for n := rand.Intn(4) + rand.Intn(3); n >= 0; n-- {
		b.WriteString(pieces[rand.Intn(len(pieces))])
	}
	s := b.String()
	switch rand.Intn(6) {
	case 0:
		return `"` + s + `"`
	case 1:
		return "'" + s + "'"
	case 2:
		return "`" + s + "`"
	}
	return s
}

func TestReadingNumbersAndLiteralsIsGos(t *testing.T) {
	bad := 0
	expect := func(what string, ours, real any) {
		if fmt.Sprint(ours) != fmt.Sprint(real) {
			if bad++; bad < 30 {
				t.Errorf("%s: %v, want %v", what, ours, real)
			}
		}
	}
	for i := 0; i < 300000; i++ {
		s := randomText()
		base := []int{10, 0, 2, 8, 16, 36, 1, 37, 10, 0}[rand.Intn(10)]
		size := []int{0, 8, 16, 32, 64, 65, -1, 64}[rand.Intn(8)]
		what := fmt.Sprintf("%q base %d size %d", s, base, size)
		a1, a2 := ourStrconv.ParseInt(s, base, size)
		b1, b2 := strconv.ParseInt(s, base, size)
		expect("ParseInt "+what, []any{a1, a2}, []any{b1, b2})
		c1, c2 := ourStrconv.ParseUint(s, base, size)
		d1, d2 := strconv.ParseUint(s, base, size)
		expect("ParseUint "+what, []any{c1, c2}, []any{d1, d2})
		e1, e2 := ourStrconv.Atoi(s)
		f1, f2 := strconv.Atoi(s)
		expect("Atoi "+what, []any{e1, e2}, []any{f1, f2})
		g1, g2 := ourStrconv.Unquote(s)
		h1, h2 := strconv.Unquote(s)
		expect("Unquote "+what, []any{g1, g2}, []any{h1, h2})
		i1, i2 := ourStrconv.ParseBool(s)
		j1, j2 := strconv.ParseBool(s)
		expect("ParseBool "+what, []any{i1, i2}, []any{j1, j2})
		expect("CanBackquote "+what, ourStrconv.CanBackquote(s), strconv.CanBackquote(s))
		expect("Valid "+what, ourUtf8.ValidString(s), utf8.ValidString(s))
	}
	expect("complex", ourStrconv.FormatComplex(1-2i, 'g', -1, 128), strconv.FormatComplex(1-2i, 'g', -1, 128))
}

func TestEncodedBytesAreReadAsInGo(t *testing.T) {
	for i := 0; i < 300000; i++ {
		b := make([]byte, rand.Intn(6))
		for j := range b {
			b[j] = []byte{0x41, 0x80, 0xBF, 0xC0, 0xC2, 0xDF, 0xE0, 0xA0, 0x9F, 0xED, 0xEF, 0xF0, 0x90, 0x8F, 0xF4, 0xF5, 0xFF, 0xE4}[rand.Intn(18)]
		}
		a1, a2 := ourUtf8.DecodeRune(b)
		b1, b2 := utf8.DecodeRune(b)
		c1, c2 := ourUtf8.DecodeLastRune(b)
		d1, d2 := utf8.DecodeLastRune(b)
		if a1 != b1 || a2 != b2 || c1 != d1 || c2 != d2 || ourUtf8.FullRune(b) != utf8.FullRune(b) || ourUtf8.Valid(b) != utf8.Valid(b) {
			t.Fatalf("% x: %d %d %d %d, want %d %d %d %d; full %v %v", b, a1, a2, c1, c2, b1, b2, d1, d2, ourUtf8.FullRune(b), utf8.FullRune(b))
		}
	}
}

func TestRunesAreOfTheKindsThatGoSays(t *testing.T) {
	for r := rune(-5); r < 0x110010; r++ {
		if r > 0x3100 && r%7 != 0 {
			continue
		}
		ours := []bool{ourUnicode.IsUpper(r), ourUnicode.IsLower(r), ourUnicode.IsTitle(r), ourUnicode.IsLetter(r), ourUnicode.IsMark(r), ourUnicode.IsDigit(r), ourUnicode.IsNumber(r), ourUnicode.IsPunct(r), ourUnicode.IsSymbol(r), ourUnicode.IsControl(r), ourUnicode.IsGraphic(r), ourUnicode.IsPrint(r), ourUnicode.IsSpace(r), ourStrconv.IsPrint(r), ourStrconv.IsGraphic(r), ourUtf8.ValidRune(r)}
		real := []bool{unicode.IsUpper(r), unicode.IsLower(r), unicode.IsTitle(r), unicode.IsLetter(r), unicode.IsMark(r), unicode.IsDigit(r), unicode.IsNumber(r), unicode.IsPunct(r), unicode.IsSymbol(r), unicode.IsControl(r), unicode.IsGraphic(r), unicode.IsPrint(r), unicode.IsSpace(r), strconv.IsPrint(r), strconv.IsGraphic(r), utf8.ValidRune(r)}
		for i := range ours {
			if ours[i] != real[i] {
				t.Fatalf("%U: %v, want %v", r, ours, real)
			}
		}
		if ourUtf8.RuneLen(r) != utf8.RuneLen(r) {
			t.Fatalf("%U: RuneLen %d", r, ourUtf8.RuneLen(r))
		}
		for name, tables := range map[string][2]any{"Han": {ourUnicode.Han, unicode.Han}, "Hiragana": {ourUnicode.Hiragana, unicode.Hiragana}, "Katakana": {ourUnicode.Katakana, unicode.Katakana}, "Cyrillic": {ourUnicode.Cyrillic, unicode.Cyrillic}} {
			if r < 0x10000 && ourUnicode.Is(tables[0].(*ourUnicode.RangeTable), r) != unicode.Is(tables[1].(*unicode.RangeTable), r) {
				t.Errorf("%s %U", name, r)
			}
		}
	}
}
