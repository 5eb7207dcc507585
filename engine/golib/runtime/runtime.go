// Package runtime: what a program may ask of the machine that runs it.
package runtime

func gosched()

// fatal ends the program with "fatal error: " and the text; nothing can recover from it.
func fatal(text string)

// Gosched lets the other goroutines go first.
func Gosched() { gosched() }

// NumGoroutine is the number of goroutines that have not ended.
func NumGoroutine() int

const (
	GOOS     = "linux"
	GOARCH   = "amd64"
	Compiler = "gc"
)

// NumCPU is one: the machine runs one goroutine at a time.
func NumCPU() int { return 1 }

// GOMAXPROCS does nothing and says what there is.
func GOMAXPROCS(n int) int { return 1 }

// GC does nothing a program can see.
func GC() {}

// KeepAlive does nothing a program can see.
func KeepAlive(x any) {}
