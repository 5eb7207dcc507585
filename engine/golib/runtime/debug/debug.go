// Package debug: the program looking at itself. There is nothing to tune: what sets a limit remembers nothing and gives
// back the usual value.
package debug

import (
	"os"
	"runtime"
)

// Stack is the text of the calls under way.
func Stack() []byte {
	buf := make([]byte, 16<<10)
	return buf[:runtime.Stack(buf, false)]
}

// PrintStack writes Stack to the standard error.
func PrintStack() { os.Stderr.Write(Stack()) }

func FreeOSMemory()                     {}
func SetGCPercent(percent int) int      { return 100 }
func SetMaxStack(bytes int) int         { return 1000000000 }
func SetMaxThreads(threads int) int     { return 10000 }
func SetMemoryLimit(limit int64) int64  { return 1<<63 - 1 }
func SetPanicOnFault(enabled bool) bool { return false }
func SetTraceback(level string)         {}
