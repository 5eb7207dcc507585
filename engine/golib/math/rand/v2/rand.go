// Package rand, second version: the numbers are those of the machine's own generator, as in math/rand.
package rand

import "math/rand"

// A Source gives 64 random bits at a time.
type Source interface{ Uint64() uint64 }

// generator is a Source of a seed of two words.
type generator struct{ rand.Source64 }

// A PCG and a ChaCha8 differ in their seeds only.
type (
	PCG     struct{ generator }
	ChaCha8 struct{ generator }
)

func seeded(seed uint64) generator {
	return generator{rand.NewSource(int64(seed)).(rand.Source64)}
}

func NewPCG(seed1, seed2 uint64) *PCG { return &PCG{seeded(seed1*0x9E3779B97F4A7C15 + seed2)} }

func NewChaCha8(seed [32]byte) *ChaCha8 {
	mixed := uint64(14695981039346656037)
	for _, b := range seed {
		mixed = (mixed ^ uint64(b)) * 1099511628211
	}
	return &ChaCha8{seeded(mixed)}
}

// own is the sequence of the calling goroutine.
type own struct{}

func (own) Uint64() uint64 { return rand.Uint64() }

// first makes a source of the first package from one of this.
type first struct{ Source }

func (f first) Int63() int64 { return int64(f.Uint64() >> 1) }
func (f first) Seed(int64)   {}

// A Rand draws from a source.
type Rand struct{ r *rand.Rand }

func New(src Source) *Rand { return &Rand{rand.New(first{src})} }

// positive gives n as the first package wants it.
func positive(n int64, name string) int64 {
	if n <= 0 {
		panic("invalid argument to " + name)
	}
	return n
}

func below(src Source, n uint64, name string) uint64 {
	if n == 0 {
		panic("invalid argument to " + name)
	}
	limit := -n % n // what would favour small numbers
	for {
		if v := src.Uint64(); v >= limit {
			return v % n
		}
	}
}

func (r *Rand) Uint64() uint64                     { return r.r.Uint64() }
func (r *Rand) Uint32() uint32                     { return r.r.Uint32() }
func (r *Rand) Int64() int64                       { return r.r.Int63() }
func (r *Rand) Int32() int32                       { return r.r.Int31() }
func (r *Rand) Int() int                           { return r.r.Int() }
func (r *Rand) IntN(n int) int                     { return int(r.r.Int63n(positive(int64(n), "IntN"))) }
func (r *Rand) Int64N(n int64) int64               { return r.r.Int63n(positive(n, "Int64N")) }
func (r *Rand) Int32N(n int32) int32               { return r.r.Int31n(int32(positive(int64(n), "Int32N"))) }
func (r *Rand) Uint64N(n uint64) uint64            { return below(r.r, n, "Uint64N") }
func (r *Rand) Uint32N(n uint32) uint32            { return uint32(below(r.r, uint64(n), "Uint32N")) }
func (r *Rand) UintN(n uint) uint                  { return uint(below(r.r, uint64(n), "UintN")) }
func (r *Rand) Float64() float64                   { return r.r.Float64() }
func (r *Rand) Float32() float32                   { return r.r.Float32() }
func (r *Rand) NormFloat64() float64               { return r.r.NormFloat64() }
func (r *Rand) ExpFloat64() float64                { return r.r.ExpFloat64() }
func (r *Rand) Perm(n int) []int                   { return r.r.Perm(n) }
func (r *Rand) Shuffle(n int, swap func(i, j int)) { r.r.Shuffle(n, swap) }

func Uint64() uint64                     { return rand.Uint64() }
func Uint32() uint32                     { return rand.Uint32() }
func Int64() int64                       { return rand.Int63() }
func Int32() int32                       { return rand.Int31() }
func Int() int                           { return rand.Int() }
func IntN(n int) int                     { return int(rand.Int63n(positive(int64(n), "IntN"))) }
func Int64N(n int64) int64               { return rand.Int63n(positive(n, "Int64N")) }
func Int32N(n int32) int32               { return rand.Int31n(int32(positive(int64(n), "Int32N"))) }
func Uint64N(n uint64) uint64            { return below(own{}, n, "Uint64N") }
func Uint32N(n uint32) uint32            { return uint32(below(own{}, uint64(n), "Uint32N")) }
func UintN(n uint) uint                  { return uint(below(own{}, uint64(n), "UintN")) }
func Float64() float64                   { return rand.Float64() }
func Float32() float32                   { return rand.Float32() }
func NormFloat64() float64               { return rand.NormFloat64() }
func ExpFloat64() float64                { return rand.ExpFloat64() }
func Perm(n int) []int                   { return rand.Perm(n) }
func Shuffle(n int, swap func(i, j int)) { rand.Shuffle(n, swap) }

// N draws a number of any integer type.
func N[Int ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr](n Int) Int {
	if n <= 0 {
		panic("invalid argument to N")
	}
	return Int(below(own{}, uint64(n), "N"))
}
