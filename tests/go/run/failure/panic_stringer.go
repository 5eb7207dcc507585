// The String method of a panic's value is called; a plain declared type is shown with its type.
package main

// exit: 2
// stderr: panic: level 3
// finding: panic

type level int

func (l level) String() string { return "level " + string(rune('0'+int(l))) }

func main() {
	panic(level(3))
}
