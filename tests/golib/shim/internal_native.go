package native

import (
	"fmt"
	"math"
	"os"
	"reflect"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
	"unsafe"
)

// Out collects what is written, for tests.
var Out strings.Builder

func Write(fd int, s string) {
	Out.WriteString(s)
	if fd > 2 {
		os.Exit(1)
	}
}

func Kind(v any) int {
	if v == nil {
		return Invalid
	}
	t := reflect.TypeOf(v)
	kind := int(t.Kind())
	if t.NumMethod() > 0 {
		kind |= HasMethods
	}
	return kind
}

func TypeString(v any) string {
	if v == nil {
		return "<nil>"
	}
	return reflect.TypeOf(v).String()
}

func PartType(v any, part int) (string, int) {
	t := reflect.TypeOf(v)
	switch part {
	case -1:
		t = t.Elem()
	case -2:
		t = t.Key()
	default:
		t = t.Field(part).Type
	}
	return t.String(), int(t.Kind())
}

func Bits(v any) uint64 {
	r := reflect.ValueOf(v)
	switch r.Kind() {
	case reflect.Bool:
		if r.Bool() {
			return 1
		}
		return 0
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return uint64(r.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return r.Uint()
	}
	return uint64(r.Pointer())
}

func Float(v any, part int) float64 {
	r := reflect.ValueOf(v)
	switch r.Kind() {
	case reflect.Complex64, reflect.Complex128:
		if part == 1 {
			return imag(r.Complex())
		}
		return real(r.Complex())
	}
	return r.Float()
}

func StringOf(v any) string {
	r := reflect.ValueOf(v)
	if r.Kind() == reflect.String {
		return r.String()
	}
	b := make([]byte, r.Len())
	for i := range b {
		b[i] = byte(r.Index(i).Uint())
	}
	return string(b)
}

func Length(v any) int {
	r := reflect.ValueOf(v)
	if r.Kind() == reflect.Struct {
		return r.NumField()
	}
	return r.Len()
}

func whole(r reflect.Value) any { return r.Interface() }

func Element(v any, i int) any {
	r := reflect.ValueOf(v)
	if r.Kind() == reflect.Pointer {
		return whole(r.Elem())
	}
	return whole(r.Index(i))
}

func FieldName(v any, i int) (string, int) {
	f := reflect.TypeOf(v).Field(i)
	is := 0
	if f.IsExported() {
		is |= Exported
	}
	if f.Anonymous {
		is |= Embedded
	}
	return f.Name, is
}

func Field(v any, i int) any {
	r := reflect.New(reflect.TypeOf(v)).Elem()
	r.Set(reflect.ValueOf(v))
	f := r.Field(i)
	return whole(reflect.NewAt(f.Type(), unsafe.Pointer(f.UnsafeAddr())).Elem())
}

func MapEntries(v any) []any {
	r := reflect.ValueOf(v)
	keys, values := []reflect.Value{}, []reflect.Value{}
	order := []int{}
	for iter := r.MapRange(); iter.Next(); {
		keys, values = append(keys, iter.Key()), append(values, iter.Value())
		order = append(order, len(order))
	}
	sort.SliceStable(order, func(i, j int) bool { return less(keys[order[i]], keys[order[j]]) })
	var entries []any
	for _, i := range order {
		entries = append(entries, whole(keys[i]), whole(values[i]))
	}
	return entries
}

func less(a, b reflect.Value) bool { return compare(a, b) < 0 }

func compare(a, b reflect.Value) int {
	switch a.Kind() {
	case reflect.String:
		return strings.Compare(a.String(), b.String())
	case reflect.Interface:
		if a.IsNil() || b.IsNil() {
			return map[bool]int{true: 1}[!a.IsNil()] - map[bool]int{true: 1}[!b.IsNil()]
		}
		return compare(a.Elem(), b.Elem())
	case reflect.Struct:
		for i := 0; i < a.NumField(); i++ {
			if c := compare(a.Field(i), b.Field(i)); c != 0 {
				return c
			}
		}
		return 0
	case reflect.Array:
		for i := 0; i < a.Len(); i++ {
			if c := compare(a.Index(i), b.Index(i)); c != 0 {
				return c
			}
		}
		return 0
	case reflect.Float32, reflect.Float64:
		x, y := a.Float(), b.Float()
		if x < y || math.IsNaN(x) && !math.IsNaN(y) {
			return -1
		} else if x == y || math.IsNaN(y) {
			return 0
		}
		return 1
	case reflect.Bool:
		return map[bool]int{true: 1}[a.Bool()] - map[bool]int{true: 1}[b.Bool()]
	case reflect.Int, reflect.Int8, reflect.Int64, reflect.Int32:
		if a.Int() < b.Int() {
			return -1
		} else if a.Int() > b.Int() {
			return 1
		}
		return 0
	}
	return strings.Compare(fmt.Sprint(a), fmt.Sprint(b))
}

func Comparable(v any) bool { return v == nil || reflect.TypeOf(v).Comparable() }

func Assign(target, v any) int {
	t := reflect.ValueOf(target)
	if t.Kind() != reflect.Pointer || t.IsNil() {
		return NoPointer
	}
	e := t.Type().Elem()
	if e.Kind() != reflect.Interface && !e.Implements(reflect.TypeOf((*error)(nil)).Elem()) {
		return NoError
	}
	if !reflect.TypeOf(v).AssignableTo(e) {
		return NotAssigned
	}
	t.Elem().Set(reflect.ValueOf(v))
	return Assigned
}

func Hide(p any) {}

func Swap(slice any, i, j int) { reflect.Swapper(slice)(i, j) }

func FormatFloat(f float64, verb byte, precision, bits int) string {
	return strconv.FormatFloat(f, verb, precision, bits)
}

func FormatInt(v int64, base int) string {
	if base < 0 {
		return strings.ToUpper(strconv.FormatInt(v, -base))
	}
	return strconv.FormatInt(v, base)
}

func FormatUint(v uint64, base int) string {
	if base < 0 {
		return strings.ToUpper(strconv.FormatUint(v, -base))
	}
	return strconv.FormatUint(v, base)
}

func PrintFloat(f float64) string {
	s := fmt.Sprintf("%+.6e", f)
	for len(s) < 14 && !math.IsInf(f, 0) && !math.IsNaN(f) {
		s = s[:len(s)-2] + "0" + s[len(s)-2:]
	}
	return s
}

func ParseFloat(s string, bits int) (float64, int) {
	f, err := strconv.ParseFloat(s, bits)
	if err == nil {
		return f, Parsed
	}
	if err.(*strconv.NumError).Err == strconv.ErrRange {
		return f, OutOfRange
	}
	return f, BadSyntax
}

func Quote(s string, mark byte, mode int) string {
	if mark == '"' {
		switch mode {
		case QuoteASCII:
			return strconv.QuoteToASCII(s)
		case QuoteGraphic:
			return strconv.QuoteToGraphic(s)
		}
		return strconv.Quote(s)
	}
	r, _ := utf8.DecodeRuneInString(s)
	switch mode {
	case QuoteASCII:
		return strconv.QuoteRuneToASCII(r)
	case QuoteGraphic:
		return strconv.QuoteRuneToGraphic(r)
	}
	return strconv.QuoteRune(r)
}

func RuneCount(s string) int { return utf8.RuneCountInString(s) }

func Index(s, sub string) int     { return strings.Index(s, sub) }
func LastIndex(s, sub string) int { return strings.LastIndex(s, sub) }

var categories = strings.Fields("Cn Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Zs Zl Zp Cc Cf Cs Co")

func Category(r rune) int {
	for i, name := range categories[1:] {
		if unicode.Is(unicode.Categories[name], r) {
			return i + 1
		}
	}
	return 0
}

func FoldCase(r rune, mode int) rune {
	if mode == NextFold {
		return unicode.SimpleFold(r)
	}
	return unicode.To(mode, r)
}

// Fast turns the quick road on.
var Fast bool

func Line(args []any, spaced bool) (string, bool) {
	if !Fast {
		return "", false
	}
	for _, arg := range args {
		switch kind := Kind(arg); {
		case kind > int(reflect.Complex128) && kind != String:
			return "", false
		}
	}
	if spaced {
		return strings.TrimSuffix(fmt.Sprintln(args...), "\n"), true
	}
	return fmt.Sprint(args...), true
}
