// Package testing runs the TestXxx functions of _test.go files, each in a goroutine of its own. testing.go has what tests
// and benchmarks share, test.go runs tests, benchmark.go benchmarks. The state of a test is the library's own: marking it as
// failed or logging to it is no step.
package testing

import (
	"fmt"
	"internal/native"
	"os"
	"runtime"
	"sync"
)

// TB is what T and B share.
type TB interface {
	Cleanup(f func())
	Error(args ...any)
	Errorf(format string, args ...any)
	Fail()
	FailNow()
	Failed() bool
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Helper()
	Log(args ...any)
	Logf(format string, args ...any)
	Name() string
	Setenv(key, value string)
	Skip(args ...any)
	SkipNow()
	Skipf(format string, args ...any)
	Skipped() bool
	TempDir() string
	private()
}

type common struct {
	name     string
	parent   *common
	level    int
	began    int64
	failed   bool
	skipped  bool
	finished bool // its function has returned, or has left on purpose
	parallel bool
	output   []byte // what was logged, and what subtests reported
	cleanups []func()
	helpers  []string       // functions whose callers are named in their place
	waiting  []*common      // subtests that called Parallel
	names    []string       // of subtests
	signal   sync.WaitGroup // until the function has ended or has called Parallel
	gate     sync.WaitGroup // until subtests that called Parallel may go on
	done     sync.WaitGroup // until all is over, if Parallel was called
	ending   bool           // the signal was given
}

func (c *common) private() {}

// clock is the virtual time in nanoseconds, read without a step.
func clock() int64

// start makes c ready to run as a part of parent.
func (c *common) start(name string, parent *common) {
	native.Hide(c)
	c.name, c.parent = name, parent
	if parent != nil {
		c.level = parent.level + 1
	}
	c.began = clock()
	c.signal.Add(1)
	c.gate.Add(1)
}

func (c *common) Name() string  { return c.name }
func (c *common) Failed() bool  { return c.failed }
func (c *common) Skipped() bool { return c.skipped }

// Fail marks the test, and those it is a part of, as failed.
func (c *common) Fail() {
	for ; c != nil; c = c.parent {
		c.failed = true
	}
}

// FailNow also ends the goroutine.
func (c *common) FailNow() {
	c.Fail()
	c.finished = true
	runtime.Goexit()
}

func (c *common) SkipNow() {
	c.skipped = true
	c.finished = true
	runtime.Goexit()
}

// Helper: lines are reported where the calling function was called.
func (c *common) Helper() {
	if pc, _, _, ok := runtime.Caller(1); ok {
		c.helpers = append(c.helpers, runtime.FuncForPC(pc).Name())
	}
}

func (c *common) isHelper(function string) bool {
	for ; c != nil; c = c.parent {
		for _, name := range c.helpers {
			if name == function {
				return true
			}
		}
	}
	return false
}

// place is the file and line that called the method of c that called log.
func (c *common) place() string {
	for skip := 3; ; skip++ {
		pc, file, line, ok := runtime.Caller(skip)
		if !ok {
			return "???:1"
		}
		if c.isHelper(runtime.FuncForPC(pc).Name()) {
			continue
		}
		for i := len(file) - 1; i >= 0; i-- {
			if file[i] == '/' {
				file = file[i+1:]
				break
			}
		}
		return fmt.Sprint(file, ":", line)
	}
}

func (c *common) log(s string) {
	if n := len(s); n > 0 && s[n-1] == '\n' {
		s = s[:n-1]
	}
	line := "    " + c.place() + ": "
	for _, r := range s {
		line += string(r)
		if r == '\n' {
			line += "        "
		}
	}
	c.output = append(append(c.output, line...), '\n')
}

func (c *common) Log(args ...any)                 { c.log(fmt.Sprintln(args...)) }
func (c *common) Logf(format string, args ...any) { c.log(fmt.Sprintf(format, args...)) }

func (c *common) Error(args ...any) {
	c.log(fmt.Sprintln(args...))
	c.Fail()
}

func (c *common) Errorf(format string, args ...any) {
	c.log(fmt.Sprintf(format, args...))
	c.Fail()
}

func (c *common) Fatal(args ...any) {
	c.log(fmt.Sprintln(args...))
	c.FailNow()
}

func (c *common) Fatalf(format string, args ...any) {
	c.log(fmt.Sprintf(format, args...))
	c.FailNow()
}

func (c *common) Skip(args ...any) {
	c.log(fmt.Sprintln(args...))
	c.SkipNow()
}

func (c *common) Skipf(format string, args ...any) {
	c.log(fmt.Sprintf(format, args...))
	c.SkipNow()
}

// Cleanup has f called when the test and its subtests are over; the last one first.
func (c *common) Cleanup(f func()) { c.cleanups = append(c.cleanups, f) }

func (c *common) runCleanups() {
	for len(c.cleanups) > 0 {
		last := len(c.cleanups) - 1
		f := c.cleanups[last]
		c.cleanups = c.cleanups[:last]
		f()
	}
}

// Setenv sets a variable of the environment until the test is over.
func (c *common) Setenv(key, value string) {
	before, had := os.LookupEnv(key)
	os.Setenv(key, value)
	c.Cleanup(func() {
		if had {
			os.Setenv(key, before)
		} else {
			os.Unsetenv(key)
		}
	})
}

// TempDir is a folder of the test's own.
func (c *common) TempDir() string {
	dir, err := os.MkdirTemp("", "test")
	if err != nil {
		c.Fatalf("TempDir: %v", err)
	}
	c.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// report hands what is to be said about c, which has ended, to its parent, or prints it.
func (c *common) report() {
	text := ""
	if c.failed {
		took := float64(clock()-c.began) / 1e9
		text = fmt.Sprintf("--- FAIL: %s (%.2fs)\n", c.name, took) + string(c.output)
	} else if c.level > 1 {
		return
	}
	if c.level == 1 {
		if text != "" {
			os.Stdout.WriteString(text)
		}
		return
	}
	begin := 0
	for i := range text {
		if text[i] == '\n' {
			c.parent.output = append(append(c.parent.output, "    "...), text[begin:i+1]...)
			begin = i + 1
		}
	}
}

// Short, Verbose: no flags were given. Testing: a test is what runs.
func Short() bool       { return false }
func Verbose() bool     { return false }
func Testing() bool     { return true }
func CoverMode() string { return "" }
func Coverage() float64 { return 0 }

// AllocsPerRun is how many objects f makes, on the average.
func AllocsPerRun(runs int, f func()) (avg float64) {
	f()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for i := 0; i < runs; i++ {
		f()
	}
	runtime.ReadMemStats(&after)
	return float64((after.Mallocs - before.Mallocs) / uint64(runs))
}
