// Package rand: pseudo-random numbers. The generator is the machine's own (its numbers are not those of Go's package), and
// the functions without a receiver draw from the sequence of the goroutine that calls them, so that what one goroutine
// draws does not depend on what others do.
package rand

import "internal/native"

// A Source gives 63 random bits at a time.
type Source interface {
	Int63() int64
	Seed(seed int64)
}

// A Source64 gives all 64.
type Source64 interface {
	Source
	Uint64() uint64
}

// generator is a counter stepped by the golden ratio, whose value is mixed well.
type generator struct{ state uint64 }

// NewSource makes a source with a sequence of its own for each seed.
func NewSource(seed int64) Source { return &generator{uint64(seed)} }

func (g *generator) Seed(seed int64) { g.state = uint64(seed) }
func (g *generator) Int63() int64    { return int64(g.Uint64() >> 1) }

func (g *generator) Uint64() uint64 {
	g.state += 0x9E3779B97F4A7C15
	v := g.state
	v = (v ^ v>>30) * 0xBF58476D1CE4E5B9
	v = (v ^ v>>27) * 0x94D049BB133111EB
	return v ^ v>>31
}

// draw is the next number of the calling goroutine's sequence.
func draw() uint64

// reseed begins a new sequence for the calling goroutine and those it starts from now on.
func reseed(seed uint64)

// own is the calling goroutine's sequence.
type own struct{}

func (own) Int63() int64    { return int64(draw() >> 1) }
func (own) Uint64() uint64  { return draw() }
func (own) Seed(seed int64) { Seed(seed) }

// choose gives a number below n, which whoever runs the program decides.
func choose(n int64) int64

// isSeeded tells whether Seed was called. It is not the program's, so reading it is no step.
var isSeeded = hidden()

func hidden() *bool {
	flag := new(bool)
	native.Hide(flag)
	return flag
}
