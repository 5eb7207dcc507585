package math

func Float64bits(f float64) uint64
func Float64frombits(b uint64) float64
func Float32bits(f float32) uint32
func Float32frombits(b uint32) float32

const (
	signBit      = 1 << 63
	fractionBits = 52
	fractionMask = 1<<fractionBits - 1
	exponentMask = 0x7FF
	bias         = 1023
)

// Inf is an infinity with the sign of its argument.
func Inf(sign int) float64 {
	if sign >= 0 {
		return Float64frombits(exponentMask << fractionBits)
	}
	return Float64frombits(signBit | exponentMask<<fractionBits)
}

// NaN is not a number.
func NaN() float64 { return Float64frombits(0x7FF8000000000001) }

func IsNaN(f float64) bool { return f != f }

func IsInf(f float64, sign int) bool {
	return sign >= 0 && f > MaxFloat64 || sign <= 0 && f < -MaxFloat64
}

func Abs(x float64) float64 { return Float64frombits(Float64bits(x) &^ signBit) }

func Signbit(x float64) bool { return Float64bits(x)&signBit != 0 }

// Copysign is the first number with the second one's sign.
func Copysign(f, sign float64) float64 {
	return Float64frombits(Float64bits(f)&^signBit | Float64bits(sign)&signBit)
}

// Max is the larger one; NaN if there is one, unless the other is +Inf.
func Max(x, y float64) float64 {
	switch {
	case IsInf(x, 1) || IsInf(y, 1):
		return Inf(1)
	case x != x || y != y:
		return NaN()
	case x == 0 && x == y && Signbit(x):
		return y
	case x > y || x == 0 && x == y:
		return x
	}
	return y
}

// Min is the smaller one; NaN if there is one, unless the other is -Inf.
func Min(x, y float64) float64 {
	switch {
	case IsInf(x, -1) || IsInf(y, -1):
		return Inf(-1)
	case x != x || y != y:
		return NaN()
	case x == 0 && x == y && Signbit(x):
		return x
	case x < y:
		return x
	}
	return y
}

// Dim is x - y, but at least 0.
func Dim(x, y float64) float64 {
	d := x - y
	if d <= 0 {
		return 0
	}
	return d
}

// Modf splits f into an integer and a fraction, both with f's sign.
func Modf(f float64) (whole, fraction float64) {
	whole = Trunc(f)
	if IsInf(f, 0) {
		return f, NaN()
	}
	return whole, Copysign(f-whole, f)
}

// Frexp splits f into a fraction of at least a half and below one, and a power of two.
func Frexp(f float64) (fraction float64, exponent int) {
	if f == 0 || IsInf(f, 0) || IsNaN(f) {
		return f, 0
	}
	if Abs(f) < 0x1p-1022 {
		f *= 1 << fractionBits
		exponent = -fractionBits
	}
	b := Float64bits(f)
	exponent += int(b>>fractionBits&exponentMask) - bias + 1
	return Float64frombits(b&^(exponentMask<<fractionBits) | (bias-1)<<fractionBits), exponent
}

// Ldexp is fraction times two to the power of exponent.
func Ldexp(fraction float64, exponent int) float64 {
	if fraction == 0 || IsInf(fraction, 0) || IsNaN(fraction) {
		return fraction
	}
	f, e := Frexp(fraction)
	e += exponent
	switch {
	case e < -1074:
		return Copysign(0, f)
	case e > 1024:
		return Copysign(Inf(1), f)
	case e == 1024:
		return f * 2 * 0x1p1023
	case e < -1021:
		return f * Float64frombits(uint64(e+bias+60)<<fractionBits) * 0x1p-60
	}
	return f * 2 * Float64frombits(uint64(e-1+bias)<<fractionBits)
}

// Logb is the power of two in x.
func Logb(x float64) float64 {
	switch {
	case x == 0:
		return Inf(-1)
	case IsInf(x, 0):
		return Inf(1)
	case IsNaN(x):
		return x
	}
	_, exponent := Frexp(x)
	return float64(exponent - 1)
}

// Ilogb is Logb as an integer.
func Ilogb(x float64) int {
	switch {
	case x == 0:
		return MinInt32
	case IsInf(x, 0) || IsNaN(x):
		return MaxInt32
	}
	return int(Logb(x))
}

// Nextafter is the number next to x on the way to y.
func Nextafter(x, y float64) float64 {
	switch {
	case IsNaN(x) || IsNaN(y):
		return NaN()
	case x == y:
		return x
	case x == 0:
		return Copysign(Float64frombits(1), y)
	case (y > x) == (x > 0):
		return Float64frombits(Float64bits(x) + 1)
	}
	return Float64frombits(Float64bits(x) - 1)
}
