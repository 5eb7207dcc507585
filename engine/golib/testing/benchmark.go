package testing

import (
	"fmt"
	"sync"
	"time"
)

// B is a benchmark under way. It is run once: time here is virtual, and there is nothing to measure.
type B struct {
	common
	N int
}

func (b *B) ResetTimer()                         {}
func (b *B) StartTimer()                         {}
func (b *B) StopTimer()                          {}
func (b *B) ReportAllocs()                       {}
func (b *B) SetBytes(n int64)                    {}
func (b *B) SetParallelism(p int)                {}
func (b *B) ReportMetric(n float64, unit string) {}
func (b *B) Elapsed() time.Duration              { return time.Duration(clock() - b.began) }

// Run runs f as a part of b.
func (b *B) Run(name string, f func(b *B)) bool {
	sub := &B{N: 1}
	sub.start(b.name+"/"+name, &b.common)
	sub.run(f)
	return !sub.failed
}

func (b *B) run(f func(b *B)) {
	go func() {
		defer b.signal.Done()
		f(b)
		b.finished = true
	}()
	b.signal.Wait()
	b.runCleanups()
}

// A PB hands out the rounds of a parallel benchmark.
type PB struct{ left *int }

// Next tells whether there is another round.
func (pb *PB) Next() bool {
	*pb.left--
	return *pb.left >= 0
}

// RunParallel runs body in two goroutines.
func (b *B) RunParallel(body func(*PB)) {
	var all sync.WaitGroup
	for i := 0; i < 2; i++ {
		all.Add(1)
		rounds := (b.N + i) / 2
		go func() {
			defer all.Done()
			body(&PB{&rounds})
		}()
	}
	all.Wait()
}

// A BenchmarkResult is what a benchmark gave.
type BenchmarkResult struct {
	N int
	T time.Duration
}

func (r BenchmarkResult) NsPerOp() int64 {
	if r.N <= 0 {
		return 0
	}
	return r.T.Nanoseconds() / int64(r.N)
}

func (r BenchmarkResult) AllocsPerOp() int64       { return 0 }
func (r BenchmarkResult) AllocedBytesPerOp() int64 { return 0 }
func (r BenchmarkResult) String() string {
	return fmt.Sprintf("%8d\t%10d ns/op", r.N, r.NsPerOp())
}

// Benchmark runs f once.
func Benchmark(f func(b *B)) BenchmarkResult {
	b := &B{N: 1}
	b.start("", nil)
	b.run(f)
	return BenchmarkResult{b.N, b.Elapsed()}
}
