package compare

import (
	"fmt"
	"math"
	"math/bits"
	"math/rand"
	"testing"

	ourMath "lockstep/math"
	ourBits "lockstep/math/bits"
)

func floats() []float64 {
	all := []float64{0, math.Copysign(0, -1), 1, -1, 0.5, 1.5, 2.5, -2.5, math.Inf(1), math.Inf(-1), math.NaN(), math.MaxFloat64, -math.MaxFloat64, math.SmallestNonzeroFloat64, 0x1p-1022, 0x1p-1030, 1e300, 1e-300, 10, 100}
	for i := 0; i < 60; i++ {
		all = append(all, math.Float64frombits(rand.Uint64()), rand.NormFloat64()*10)
	}
	return all
}

func same(a, b float64) bool {
	return math.Float64bits(a) == math.Float64bits(b) || a != a && b != b
}

func TestMathIsGos(t *testing.T) {
	for _, x := range floats() {
		pairs := map[string][2]float64{"abs": {ourMath.Abs(x), math.Abs(x)}, "logb": {ourMath.Logb(x), math.Logb(x)}, "ilogb": {float64(ourMath.Ilogb(x)), float64(math.Ilogb(x))}, "sin": {ourMath.Sin(x), math.Sin(x)}, "erfc": {ourMath.Erfc(x), math.Erfc(x)}, "even": {ourMath.RoundToEven(x), math.RoundToEven(x)}}
		a, b := ourMath.Modf(x)
		c, d := math.Modf(x)
		pairs["modf"], pairs["modf2"] = [2]float64{a, c}, [2]float64{b, d}
		f, e := ourMath.Frexp(x)
		g, h := math.Frexp(x)
		pairs["frexp"], pairs["frexp2"] = [2]float64{f, g}, [2]float64{float64(e), float64(h)}
		for _, n := range []int{0, 1, -1, 52, -52, 1023, -1023, 1074, -1074, -1100, 2100, -2100, 5000, 3} {
			pairs[fmt.Sprint("ldexp", n)] = [2]float64{ourMath.Ldexp(x, n), math.Ldexp(x, n)}
		}
		for _, y := range floats() {
			pairs["max"], pairs["min"], pairs["dim"] = [2]float64{ourMath.Max(x, y), math.Max(x, y)}, [2]float64{ourMath.Min(x, y), math.Min(x, y)}, [2]float64{ourMath.Dim(x, y), math.Dim(x, y)}
			pairs["next"], pairs["copysign"] = [2]float64{ourMath.Nextafter(x, y), math.Nextafter(x, y)}, [2]float64{ourMath.Copysign(x, y), math.Copysign(x, y)}
			for name, p := range pairs {
				if !same(p[0], p[1]) {
					t.Errorf("%s(%v, %v) = %v, want %v", name, x, y, p[0], p[1])
					delete(pairs, name)
				}
			}
		}
	}
	for n := -330; n < 320; n++ {
		if !same(ourMath.Pow10(n), math.Pow10(n)) {
			t.Log("Pow10", n)
		}
	}
}

func TestBitsAreGos(t *testing.T) {
	for i := 0; i < 20000; i++ {
		x, y, k := rand.Uint64()>>uint(rand.Intn(65)), rand.Uint64()>>uint(rand.Intn(65)), rand.Intn(200)-100
		c := uint64(rand.Intn(2))
		ours := []any{ourBits.LeadingZeros8(uint8(x)), ourBits.TrailingZeros8(uint8(x)), ourBits.TrailingZeros32(uint32(x)), ourBits.RotateLeft8(uint8(x), k), ourBits.RotateLeft16(uint16(x), k), ourBits.RotateLeft32(uint32(x), k), ourBits.RotateLeft64(x, k),
			ourBits.Reverse64(x), ourBits.Reverse32(uint32(x)), ourBits.Reverse16(uint16(x)), ourBits.Reverse8(uint8(x)), ourBits.ReverseBytes32(uint32(x)), ourBits.ReverseBytes64(x), ourBits.Len16(uint16(x))}
		real := []any{bits.LeadingZeros8(uint8(x)), bits.TrailingZeros8(uint8(x)), bits.TrailingZeros32(uint32(x)), bits.RotateLeft8(uint8(x), k), bits.RotateLeft16(uint16(x), k), bits.RotateLeft32(uint32(x), k), bits.RotateLeft64(x, k),
			bits.Reverse64(x), bits.Reverse32(uint32(x)), bits.Reverse16(uint16(x)), bits.Reverse8(uint8(x)), bits.ReverseBytes32(uint32(x)), bits.ReverseBytes64(x), bits.Len16(uint16(x))}
		two := func(a, b any) { ours = append(ours, a, b) }
		twoReal := func(a, b any) { real = append(real, a, b) }
		s1, s2 := ourBits.Add64(x, y, c)
		two(s1, s2)
		s1, s2 = bits.Add64(x, y, c)
		twoReal(s1, s2)
		s1, s2 = ourBits.Sub64(x, y, c)
		two(s1, s2)
		s1, s2 = bits.Sub64(x, y, c)
		twoReal(s1, s2)
		if y > 0 {
			s1, s2 = ourBits.Div64(x%y, c*77, y)
			two(s1, s2)
			s1, s2 = bits.Div64(x%y, c*77, y)
			twoReal(s1, s2)
			two(ourBits.Rem64(x, y-1, y), 0)
			twoReal(bits.Rem64(x, y-1, y), 0)
		}
		a1, a2 := ourBits.Sub32(uint32(x), uint32(y), uint32(c))
		two(a1, a2)
		a1, a2 = bits.Sub32(uint32(x), uint32(y), uint32(c))
		twoReal(a1, a2)
		if fmt.Sprint(ours) != fmt.Sprint(real) {
			t.Fatalf("%d %d %d: %v, want %v", x, y, k, ours, real)
		}
	}
}
