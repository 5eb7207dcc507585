package runtime

import "internal/native"

// callSite is the place `depth` levels above the function that asks (0), as a program counter.
func callSite(depth int) (pc uintptr, ok bool)

// describe names the function and the line at a program counter.
func describe(pc uintptr) (function, file string, line int)

// Caller is where the function calling it stands (skip 0), or where that was called from (1), and so on.
func Caller(skip int) (pc uintptr, file string, line int, ok bool) {
	pc, ok = callSite(skip + 1)
	if ok {
		_, file, line = describe(pc)
	}
	return pc, file, line, ok
}

// Callers puts the calls under way into pc, from Callers itself (skip 0) upwards.
func Callers(skip int, pc []uintptr) int {
	for n := range pc {
		at, ok := callSite(skip + n)
		if !ok {
			return n
		}
		pc[n] = at
	}
	return len(pc)
}

// A Frame is one of the calls under way.
type Frame struct {
	PC       uintptr
	Func     *Func
	Function string
	File     string
	Line     int
	Entry    uintptr
}

// Frames turns program counters into Frame values.
type Frames struct{ rest []uintptr }

func CallersFrames(callers []uintptr) *Frames { return &Frames{callers} }

// Next is the next frame, and whether there are more.
func (f *Frames) Next() (frame Frame, more bool) {
	if len(f.rest) == 0 {
		return Frame{}, false
	}
	pc := f.rest[0]
	f.rest = f.rest[1:]
	function, file, line := describe(pc)
	return Frame{PC: pc, Func: FuncForPC(pc), Function: function, File: file, Line: line}, len(f.rest) > 0
}

// A Func is a function of the program.
type Func struct {
	name string
	pc   uintptr
}

// FuncForPC is the function a program counter is in, or nil.
func FuncForPC(pc uintptr) *Func {
	if name, _, _ := describe(pc); name != "" {
		return &Func{name, pc}
	}
	return nil
}

func (f *Func) Name() string {
	if f == nil {
		return ""
	}
	return f.name
}

func (f *Func) Entry() uintptr { return f.pc }

func (f *Func) FileLine(pc uintptr) (file string, line int) {
	_, file, line = describe(pc)
	return file, line
}

// Stack writes the calls under way into buf; those of other goroutines are not shown.
func Stack(buf []byte, all bool) int {
	text := "goroutine 1 [running]:\n"
	for depth := 1; ; depth++ {
		pc, ok := callSite(depth)
		if !ok {
			return copy(buf, text)
		}
		function, file, line := describe(pc)
		text += function + "(...)\n\t" + file + ":" + native.FormatInt(int64(line), 10) + "\n"
	}
}
