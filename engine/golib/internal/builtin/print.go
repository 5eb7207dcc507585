// Package builtin is behind the predeclared print and println: each argument becomes text here, and the texts are written to
// the standard error as one output.
package builtin

import "internal/native"

func formatBool(v bool) string {
	if v {
		return "true"
	}
	return "false"
}

func formatInt(v int64) string     { return native.FormatInt(v, 10) }
func formatUint(v uint64) string   { return native.FormatUint(v, 10) }
func formatFloat(v float64) string { return native.PrintFloat(v) }

func formatComplex(v complex128) string {
	return "(" + native.PrintFloat(real(v)) + native.PrintFloat(imag(v)) + "i)"
}

// formatPointer is for every value that is a pointer inside, given as an interface.
func formatPointer(v any) string { return "0x" + native.FormatUint(native.Bits(v), 16) }

// formatInterface shows the two words of an interface: its type and its value, neither of which has an address here.
func formatInterface(v any) string {
	if v == nil {
		return "(0x0,0x0)"
	}
	return "(" + native.TypeString(v) + ",0x" + native.FormatUint(native.Bits(v), 16) + ")"
}

// formatSlice shows length, capacity and address.
func formatSlice(v any, capacity int) string {
	return "[" + native.FormatInt(int64(native.Length(v)), 10) + "/" + native.FormatInt(int64(capacity), 10) + "]" +
		formatPointer(v)
}

// printText writes what one print or println makes.
func printText(s string) { native.Write(2, s) }
