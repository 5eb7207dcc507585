// Package native gives the library what Go itself cannot say: the inside of a value of any type, and the text of numbers.
//
// Every function here but Write is done by the machine (engine/machine/natives) and is private: it reads and answers at
// once, and no other goroutine can tell. Values come out of other values without being copied: an any that Element or Field
// returns may still be part of the value it came from. It must be used at once and not be kept.
package native

// Write puts s out on descriptor 1 or 2: the one thing that others can see, behind all printing.
func Write(fd int, s string)

// Kinds of types, numbered as package reflect numbers them.
const (
	Invalid = iota
	Bool
	Int
	Int8
	Int16
	Int32
	Int64
	Uint
	Uint8
	Uint16
	Uint32
	Uint64
	Uintptr
	Float32
	Float64
	Complex64
	Complex128
	Array
	Chan
	Func
	Interface
	Map
	Pointer
	Slice
	String
	Struct
	UnsafePointer
)

// HasMethods is added to the kind of a type that has methods.
const HasMethods = 256

// Kind of the dynamic type of v, HasMethods added; Invalid for a nil interface.
func Kind(v any) int

// TypeString is the dynamic type of v as %T prints it; "<nil>" for a nil interface.
func TypeString(v any) string

// PartType is the declared type of a part of v, as %T would print it, and its kind: of field `part` of a struct,
// else of the elements (part -1) or of the keys (part -2) of an array, chan, map, pointer or slice.
func PartType(v any, part int) (string, int)

// Bits of a bool, an integer (sign-extended) or the address of anything that is a pointer inside, 0 when nil. Of an interface pointed at: the address too.
func Bits(v any) uint64

// Float is the value of a float (part 0), or the real (0) or imaginary (1) part of a complex number.
func Float(v any, part int) float64

// StringOf a string, or of a slice or array of bytes, whatever its type is called.
func StringOf(v any) string

// Length of an array, chan, map, slice or string; the number of fields of a struct.
func Length(v any) int

// Element i of an array or slice, what a pointer points to (i is 0). An element that is a nil interface comes out as nil.
func Element(v any, i int) any

// What FieldName says besides the name.
const (
	Exported = 1
	Embedded = 2
)

// FieldName is the name of field i of the struct v, and whether it is Exported and Embedded.
func FieldName(v any, i int) (string, int)

// Field i of the struct v.
func Field(v any, i int) any

// MapEntries lists key, value, key, value, …, in the order in which fmt prints maps: by key, ascending.
func MapEntries(v any) []any

// Comparable tells whether the dynamic type of v can be compared; true for a nil interface.
func Comparable(v any) bool

// What Assign answers.
const (
	Assigned    = iota
	NotAssigned // the value's type does not fit what target points to
	NoPointer   // target is not a pointer, or is nil
	NoError     // target points to neither an interface nor a type that is an error
)

// Assign sets what the pointer target points to to v, if v's type fits, for errors.As.
func Assign(target, v any) int

// Swap exchanges elements i and j of a slice.
func Swap(slice any, i, j int)

// Hide makes what the pointer p points to the library's own state: accesses to it are no steps, whoever can reach it.
// What it refers to must be hidden too, or be reached through it alone.
func Hide(p any)

// FormatFloat is strconv's: verb is one of b e E f g G x X, precision -1 the shortest text that reads back, bits 32 or 64.
func FormatFloat(f float64, verb byte, precision, bits int) string

// FormatInt gives the digits of v in a base of 2 to 36; a negative base asks for capital letters.
func FormatInt(v int64, base int) string

// FormatUint is FormatInt without a sign.
func FormatUint(v uint64, base int) string

// PrintFloat is the form of the built-in println: +1.000000e+000.
func PrintFloat(f float64) string

// What ParseFloat says besides the value.
const (
	Parsed = iota
	BadSyntax
	OutOfRange
)

// ParseFloat reads a number of a Go literal's form, "Inf" or "NaN".
func ParseFloat(s string, bits int) (float64, int)

// How Quote writes.
const (
	QuoteASCII   = 1 // escape what is not ASCII
	QuoteGraphic = 2 // leave what is graphic, spaces included
)

// Quote puts s between quote marks with Go's escapes.
func Quote(s string, mark byte, mode int) string

// RuneCount is the number of runes in s; bytes that are no UTF-8 count one each.
func RuneCount(s string) int

// Index is where sub first occurs in s, LastIndex where last; -1 if nowhere.
func Index(s, sub string) int
func LastIndex(s, sub string) int

// Category of a rune: its place in the list of Unicode's general categories in package unicode.
func Category(r rune) int

// What FoldCase turns a rune into.
const (
	UpperCase = iota
	LowerCase
	TitleCase
	NextFold // the next rune that is equal but for case, going round
)

// FoldCase of r.
func FoldCase(r rune, mode int) rune

// Line prints args as fmt.Println does (spaced) or as fmt.Print does, without a line end, if all of them are of
// basic types without methods. It is the quick road; fmt has the long one.
func Line(args []any, spaced bool) (string, bool)
