// Package runtime: what a program may ask of the machine that runs it. error.go has what run-time panics carry, stack.go the
// calls under way.
package runtime

func gosched()

// fatal ends the program with "fatal error: " and the text; nothing can recover from it.
func fatal(text string)

// Gosched lets the other goroutines go first.
func Gosched() { gosched() }

// Goexit ends the calling goroutine; its deferred calls are run.
func Goexit()

// NumGoroutine is the number of goroutines that have not ended.
func NumGoroutine() int

const (
	GOOS     = "linux"
	GOARCH   = "amd64"
	Compiler = "gc"
)

// Version is that of the language the machine speaks at its newest.
func Version() string { return "go1.23" }

// GOROOT is nowhere: the library is part of the machine.
func GOROOT() string { return "" }

// NumCPU is one: the machine runs one goroutine at a time.
func NumCPU() int { return 1 }

// GOMAXPROCS does nothing and says what there is.
func GOMAXPROCS(n int) int { return 1 }

func NumCgoCall() int64 { return 0 }

// GC reclaims what the program can no longer reach; it does nothing a program can see.
func GC()

// KeepAlive does nothing a program can see.
func KeepAlive(x any) {}

// SetFinalizer does nothing: no finalizer is ever run.
func SetFinalizer(obj, finalizer any) {}

// LockOSThread and UnlockOSThread do nothing: there are no threads to be told apart.
func LockOSThread()   {}
func UnlockOSThread() {}

// Breakpoint does nothing.
func Breakpoint() {}

// MemProfileRate means nothing: there are no profiles.
var MemProfileRate = 512 * 1024

// MemStats has the figures that mean something here; the others stay zero.
type MemStats struct {
	Alloc, TotalAlloc, Sys, Lookups, Mallocs, Frees                    uint64
	HeapAlloc, HeapSys, HeapIdle, HeapInuse, HeapReleased, HeapObjects uint64
	StackInuse, StackSys, MSpanInuse, MSpanSys, MCacheInuse, MCacheSys uint64
	BuckHashSys, GCSys, OtherSys, NextGC, LastGC, PauseTotalNs         uint64
	PauseNs, PauseEnd                                                  [256]uint64
	NumGC, NumForcedGC                                                 uint32
	GCCPUFraction                                                      float64
	EnableGC, DebugGC                                                  bool
}

// memory gives the bytes in use and the number of objects made.
func memory() (bytes, objects uint64)

// ReadMemStats says how much memory the program has taken.
func ReadMemStats(m *MemStats) {
	bytes, objects := memory()
	*m = MemStats{EnableGC: true}
	m.Alloc, m.TotalAlloc, m.Sys = bytes, bytes, bytes
	m.HeapAlloc, m.HeapSys, m.HeapInuse = bytes, bytes, bytes
	m.Mallocs, m.HeapObjects = objects, objects
}
