package rand

import "math"

// A Rand draws from a source.
type Rand struct{ src Source }

// New makes a Rand of the source.
func New(src Source) *Rand { return &Rand{src} }

func (r *Rand) Seed(seed int64)      { r.src.Seed(seed) }
func (r *Rand) Int63() int64         { return r.src.Int63() }
func (r *Rand) Uint64() uint64       { return bits(r.src) }
func (r *Rand) Uint32() uint32       { return uint32(r.src.Int63() >> 31) }
func (r *Rand) Int31() int32         { return int32(r.src.Int63() >> 32) }
func (r *Rand) Int() int             { return int(r.src.Int63()) }
func (r *Rand) Int63n(n int64) int64 { return below(r.src, n, "Int63n") }
func (r *Rand) Int31n(n int32) int32 { return int32(below(r.src, int64(n), "Int31n")) }
func (r *Rand) Intn(n int) int       { return int(below(r.src, int64(n), "Intn")) }
func (r *Rand) Float64() float64     { return float(r.src) }
func (r *Rand) Float32() float32     { return float32(r.src.Int63()>>39) / (1 << 24) }
func (r *Rand) NormFloat64() float64 { return normal(r.src) }
func (r *Rand) ExpFloat64() float64  { return exponential(r.src) }
func (r *Rand) Perm(n int) []int     { return permutation(r.src, n) }
func (r *Rand) Read(p []byte) (n int, err error) {
	return read(r.src, p)
}
func (r *Rand) Shuffle(n int, swap func(i, j int)) { shuffle(r.src, n, swap) }

func Seed(seed int64)                    { *isSeeded = true; reseed(uint64(seed)) }
func Int63() int64                       { return own{}.Int63() }
func Uint64() uint64                     { return draw() }
func Uint32() uint32                     { return uint32(draw() >> 32) }
func Int31() int32                       { return int32(draw() >> 33) }
func Int() int                           { return int(draw() >> 1) }
func Int63n(n int64) int64               { return ownBelow(n, "Int63n") }
func Int31n(n int32) int32               { return int32(ownBelow(int64(n), "Int31n")) }
func Intn(n int) int                     { return int(ownBelow(int64(n), "Intn")) }
func Float64() float64                   { return float(own{}) }
func Float32() float32                   { return float32(draw()>>40) / (1 << 24) }
func NormFloat64() float64               { return normal(own{}) }
func ExpFloat64() float64                { return exponential(own{}) }
func Perm(n int) []int                   { return permutation(own{}, n) }
func Shuffle(n int, swap func(i, j int)) { shuffle(own{}, n, swap) }
func Read(p []byte) (n int, err error)   { return read(own{}, p) }

func bits(src Source) uint64 {
	if s, ok := src.(Source64); ok {
		return s.Uint64()
	}
	return uint64(src.Int63())>>31 | uint64(src.Int63())<<32
}

// below draws from [0, n), all alike: what would favour small numbers is drawn again.
func below(src Source, n int64, name string) int64 {
	if n <= 0 {
		panic("invalid argument to " + name)
	}
	if n&(n-1) == 0 {
		return src.Int63() & (n - 1)
	}
	fair := math.MaxInt64 - (1<<63)%uint64(n)
	v := src.Int63()
	for uint64(v) > fair {
		v = src.Int63()
	}
	return v % n
}

// ownBelow is below without a source: few possibilities, unless somebody has given a seed, are a choice of the run.
func ownBelow(n int64, name string) int64 {
	const few = 16
	if 0 < n && n <= few && !*isSeeded {
		return choose(n)
	}
	return below(own{}, n, name)
}

func anyBelow(src Source, n int64, name string) int64 {
	if src == (own{}) {
		return ownBelow(n, name)
	}
	return below(src, n, name)
}

func float(src Source) float64 { return float64(src.Int63()>>10) / (1 << 53) }

// normal is Marsaglia's polar method.
func normal(src Source) float64 {
	for {
		x, y := 2*float(src)-1, 2*float(src)-1
		if s := x*x + y*y; 0 < s && s < 1 {
			return x * math.Sqrt(-2*math.Log(s)/s)
		}
	}
}

func exponential(src Source) float64 { return -math.Log(1 - float(src)) }

func permutation(src Source, n int) []int {
	p := make([]int, n)
	for i := range p {
		j := int(anyBelow(src, int64(i+1), "Perm"))
		p[i] = p[j]
		p[j] = i
	}
	return p
}

func shuffle(src Source, n int, swap func(i, j int)) {
	if n < 0 {
		panic("invalid argument to Shuffle")
	}
	for i := n - 1; i > 0; i-- {
		swap(i, int(anyBelow(src, int64(i+1), "Shuffle")))
	}
}

func read(src Source, p []byte) (n int, err error) {
	var word uint64
	for i := range p {
		if i%8 == 0 {
			word = bits(src)
		}
		p[i] = byte(word)
		word >>= 8
	}
	return len(p), nil
}
