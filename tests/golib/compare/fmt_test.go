package compare

import (
	"errors"
	"fmt"
	"math"
	"testing"
	"time"
	"unsafe"

	ourErrors "lockstep/errors"
	ourFmt "lockstep/fmt"
	"lockstep/internal/native"
)

type point struct{ X, Y int }
type named int
type namedString string
type stringer struct{ a, b int }

func (s stringer) String() string { return fmt.Sprint("S", s.a, s.b) }

type pointerStringer struct{ a int }

func (s *pointerStringer) String() string { return fmt.Sprint("P", s.a) }

type failing struct{}

func (failing) Error() string { return "failing" }

type panicking struct{ text any }

func (p panicking) String() string { panic(p.text) }

type goStringer int

func (goStringer) GoString() string { return "go!" }

type inner struct {
	S    stringer
	t    stringer
	Err  error
	any_ any
}
type Outer struct {
	inner
	*point
	stringer
	F  float64
	Q  []any
	M  map[string]any
	C  chan int
	Fn func()
}
type bytesNamed []byte
type elementByte uint8
type ring struct {
	v    int
	next *ring
}
type multi struct {
	a any
	b interface{ Error() string }
}

var channel chan int
var pointerValue = &point{1, 2}
var nilPointer *point
var nilStringer *stringer
var nilPointerStringer *pointerStringer

var values = []any{
	nil, true, false, 0, 1, -1, 7, 42, -42, 123456789, int8(-128), int16(300), int32('x'), int64(math.MinInt64), int64(math.MaxInt64),
	uint(3), uint8(200), uint16(65535), uint32(1 << 31), uint64(math.MaxUint64), uintptr(0xbeef), '世', '\n', rune(0x10FFFF), 0x110000, 'é', '\'', rune(-1), 0xD800,
	0.0, 1.0, -1.0, math.Copysign(0, -1), 3.14159265358979, 1e6, 1e20, 1e21, 1e22, 1e-5, 0.0001, 123456.789, 1e100, math.Inf(1), math.Inf(-1), math.NaN(), math.MaxFloat64, math.SmallestNonzeroFloat64,
	float32(0.1), float32(1e10), float32(math.Inf(1)), float32(16777216), 100000.0, 1234567.0, 2.5, 0.5, 1.5,
	1 + 2i, complex64(-1 - 2i), complex(math.Inf(1), math.NaN()), 0i, complex(0, math.Copysign(0, -1)),
	"", "hello", "世界", "a\tb\nc\"d\\", "`back`", "\xff\xfe", "tab\tonly", "\u200b", "\ufeff", "e\u0301", "\x00\x7f", "quote'", "😀", "\uFFFD",
	[]byte("bytes"), []byte{}, []byte(nil), [3]byte{1, 2, 3}, bytesNamed("named"), []elementByte{1, 2}, &[]byte{1}, [0]byte{},
	[]int{1, 2, 3}, []int{}, []int(nil), [2]int{4, 5}, []string{"a", "b c"}, []any{1, "x", nil, 2.5, []int{1}}, [][]int{{1}, {2, 3}, nil}, []error{nil, failing{}},
	map[string]int{"b": 2, "a": 1, "c": 3}, map[int]string{3: "c", 1: "a", -2: "z"}, map[string]int(nil), map[string]int{}, map[float64]bool{2: true, math.NaN(): false, -1: true},
	map[point]string{{2, 1}: "x", {1, 2}: "y"}, map[bool]any{true: nil, false: 1}, map[any]int{"x": 1, nil: 2}, map[[2]int]int{{2, 1}: 1, {1, 9}: 2}, &map[string]int{"p": 1},
	point{1, 2}, &point{3, 4}, &pointerValue, nilPointer, struct{}{}, &struct{}{}, struct {
		a string
		B any
	}{"x", nil}, named(5), namedString("ns"), stringer{1, 2}, &stringer{3, 4}, nilStringer, nilPointerStringer, pointerStringer{1}, &pointerStringer{2},
	failing{}, errors.New("an error"), panicking{"boom"}, panicking{failing{}}, &panicking{1}, goStringer(1), []goStringer{1},
	Outer{}, Outer{inner: inner{S: stringer{1, 2}, t: stringer{3, 4}, Err: failing{}, any_: stringer{5, 6}}, F: 1.5, Q: []any{1, stringer{7, 8}}, M: map[string]any{"k": stringer{1, 1}}},
	inner{t: stringer{1, 2}, any_: failing{}}, []stringer{{1, 2}, {3, 4}}, map[string]stringer{"k": {1, 2}}, []*point{nil}, []any{nilPointer}, ring{1, nil}, multi{}, multi{1, failing{}},
	channel, (func())(nil), unsafe.Pointer(nil), []func(){nil}, struct{ c chan int }{}, struct{ p *int }{}, time.Duration(1500) * time.Millisecond, []time.Duration{1, 2e9}, time.March,
	[]panicking{{"x"}}, []any{[]any{nil}, map[string]any{"n": nil}}, [2]bool{true, false}, [][2]string{{"a", "b"}}, []rune("héé"), []float64{1, 2.5, 1e21}, []complex128{1i},
}

var verbs = "vdboOxXcqUeEfFgGstTpwz!é"
var flagSets = []string{"", "+", "-", "#", " ", "0", "+#", "-0", "0-", "+0", " 0", "# ", "#0", "-#", "+ ", " #+0-"}
var sizes = []string{"", "1", "5", "12", "30", ".0", ".1", ".3", ".10", ".", "8.2", "20.5", "12.", "1.30"}

func check(t *testing.T, format string, args ...any) {
	t.Helper()
	want, got := guarded(fmt.Sprintf, format, args), guarded(ourFmt.Sprintf, format, args)
	if want != got {
		failures++
		kind := fmt.Sprintf("%s %T", format[len(format)-1:], args)
		if len(args) == 1 {
			kind = fmt.Sprintf("%s %T", format[len(format)-1:], args[0])
		}
		if reported[kind]++; reported[kind] == 1 && len(reported) < 100 {
			t.Errorf("Sprintf(%q, %#v)\n got %q\nwant %q", format, args, got, want)
		} else {
			t.Fail()
		}
	}
}

var failures, cases int
var reported = map[string]int{}

func guarded(f func(string, ...any) string, format string, args []any) (s string) {
	cases++
	defer func() {
		if e := recover(); e != nil {
			s = fmt.Sprint("PANIC ", e)
		}
	}()
	return f(format, args...)
}

func TestEveryVerbFlagAndSizeOfEveryValueIsAsGoPrintsIt(t *testing.T) {
	for _, v := range values {
		for _, verb := range verbs {
			for _, flags := range flagSets {
				for _, size := range sizes {
					if _, bytes := v.([]byte); verb == 'w' && (flags != "" || bytes) {
						continue // since Go 1.20 %w treats + and # as %v does; []byte reports its bytes one by one
					}
					check(t, "%"+flags+size+string(verb), v)
				}
			}
		}
	}
	t.Log(cases, "cases", failures, "differ")
}

func TestFormatStringsAreReadAsGoReadsThem(t *testing.T) {
	a := []any{1, "two", 3.0, 4, 5, -6, 12}
	for _, format := range []string{
		"", "plain", "%", "%%", "%5%", "%-05%", "%d", "%d %s %v %v %v %v %v", "%[2]s %[1]d", "%[2]s", "%[1]d %d", "%[3]*.[2]*[1]f", "%[6]d", "%[9]d", "%[0]d", "%[x]d", "%[2", "%[]d",
		"%[4]*d", "%*d", "%-*d", "%.*f", "%*.*f", "%[1]*d|", "%[6]*d|", "%[2]*d", "%.[2]*d", "%.[6]*f", "%!", "%z", "%-", "%+", "%12345678d", "%.12345678d", "%999999999999d",
		"%[3]2d", "%[3].2f", "%.[1]3f", "%[1]d %[1]d %d", "%d%d%d%d%d%d%d%d", "日本%d語%s", "%世", "%[4]d%[5]d", "%[1]", "%[1]%", "%s %s", "%v%%", "%[7]*[1]d|", "%[1]*[2]s|", "%[-1]d", "%[1", "%[1]5d", "%.d|", "%.|",
		"%.-3d", "%-.3d", "%+-+d", "%#+v %+#v", "%\x80d", "%\xffd",
	} {
		check(t, format, a...)
		check(t, format, 5)
		check(t, format)
		check(t, format, 3, 4, 2.5)
		check(t, format, uint8(9), "x")
		check(t, format, int64(1)<<40, "x")
		check(t, format, nil, "x")
	}
}

func TestPrintAndPrintlnPutSpacesWhereGoDoes(t *testing.T) {
	lists := [][]any{{}, {1}, {1, 2}, {"a", 1}, {1, "a"}, {"a", "b"}, {1, 2, "a", 3, 4}, {nil, nil}, {stringer{1, 2}, stringer{3, 4}, "x"}, {namedString("a"), namedString("b")}, {1.5, true, 'x', "s", failing{}, 1e21, float32(0.1), 1i}}
	for _, fast := range []bool{false, true} {
		native.Fast = fast
		for _, list := range lists {
			if got, want := ourFmt.Sprint(list...), fmt.Sprint(list...); got != want {
				t.Errorf("Sprint(%#v) = %q, want %q", list, got, want)
			}
			if got, want := ourFmt.Sprintln(list...), fmt.Sprintln(list...); got != want {
				t.Errorf("Sprintln(%#v) = %q, want %q", list, got, want)
			}
		}
	}
	native.Fast = false
	native.Out.Reset()
	ourFmt.Println("a", 1)
	ourFmt.Print("b")
	ourFmt.Printf("%03d\n", 7)
	if got := native.Out.String(); got != "a 1\nb007\n" {
		t.Errorf("written: %q", got)
	}
}

type shape int

func (s shape) Format(f ourFmt.State, verb rune) {
	ourFmt.Fprintf(f, "<%s>", ourFmt.FormatString(f, verb))
}

func TestFormattersGetTheDirective(t *testing.T) {
	for format, want := range map[string]string{"%v": "<%v>", "%+#- 05.3q": "<% +-#5.3q>", "%08d": "<%08d>", "%#v": "<%#v>"} {
		if got := ourFmt.Sprintf(format, shape(1)); got != want {
			t.Errorf("%s: got %s want %s", format, got, want)
		}
	}
	if got := ourFmt.Sprint([]shape{1, 2}, struct{ S, t shape }{3, 4}); got != "[<%v> <%v>] {<%v> 4}" {
		t.Error(got)
	}
}

func TestErrorfWraps(t *testing.T) {
	base := ourErrors.New("base")
	e := ourFmt.Errorf("one: %w", base)
	if e.Error() != "one: base" || ourErrors.Unwrap(e) != base || !ourErrors.Is(e, base) {
		t.Error(e)
	}
	other := failing{}
	both := ourFmt.Errorf("%[2]w and %[1]w", base, other)
	if both.Error() != "failing and base" || !ourErrors.Is(both, base) || !ourErrors.Is(both, other) || ourErrors.Unwrap(both) != nil {
		t.Error(both)
	}
	var f failing
	if !ourErrors.As(both, &f) || ourErrors.As(base, &f) {
		t.Error("As")
	}
	if ourErrors.Unwrap(ourFmt.Errorf("plain %d", 1)) != nil {
		t.Error("plain")
	}
	if s := ourFmt.Errorf("%w", 1).Error(); s != "%!w(int=1)" {
		t.Error(s)
	}
	if s := ourErrors.Join(nil, base, nil, other).Error(); s != "base\nfailing" || ourErrors.Join(nil) != nil {
		t.Error(s)
	}
	for _, bad := range []any{nil, 1, failing{}, (*error)(nil), new(int)} {
		if got, want := panicOf(func() { ourErrors.As(base, bad) }), panicOf(func() { errors.As(errors.New("x"), bad) }); got != want {
			t.Errorf("As(%T): %v, want %v", bad, got, want)
		}
	}
}

func panicOf(f func()) (text string) {
	defer func() { text = fmt.Sprint(recover()) }()
	f()
	return
}
