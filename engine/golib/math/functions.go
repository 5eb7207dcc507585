package math

func Sqrt(x float64) float64
func Floor(x float64) float64
func Ceil(x float64) float64
func Trunc(x float64) float64

// FMA is x*y + z, rounded once.
func FMA(x, y, z float64) float64

// unary and binary do the function with that number.
func unary(function int, x float64) float64
func binary(function int, x, y float64) float64

const (
	sin = iota
	cos
	tan
	asin
	acos
	atan
	sinh
	cosh
	tanh
	asinh
	acosh
	atanh
	exp
	exp2
	expm1
	log
	log2
	log10
	log1p
	cbrt
	gamma
	erf
	erfc
	round
	roundToEven
)

const (
	pow = iota
	atan2
	mod
	hypot
	remainder
)

func Sin(x float64) float64         { return unary(sin, x) }
func Cos(x float64) float64         { return unary(cos, x) }
func Tan(x float64) float64         { return unary(tan, x) }
func Asin(x float64) float64        { return unary(asin, x) }
func Acos(x float64) float64        { return unary(acos, x) }
func Atan(x float64) float64        { return unary(atan, x) }
func Sinh(x float64) float64        { return unary(sinh, x) }
func Cosh(x float64) float64        { return unary(cosh, x) }
func Tanh(x float64) float64        { return unary(tanh, x) }
func Asinh(x float64) float64       { return unary(asinh, x) }
func Acosh(x float64) float64       { return unary(acosh, x) }
func Atanh(x float64) float64       { return unary(atanh, x) }
func Exp(x float64) float64         { return unary(exp, x) }
func Exp2(x float64) float64        { return unary(exp2, x) }
func Expm1(x float64) float64       { return unary(expm1, x) }
func Log(x float64) float64         { return unary(log, x) }
func Log2(x float64) float64        { return unary(log2, x) }
func Log10(x float64) float64       { return unary(log10, x) }
func Log1p(x float64) float64       { return unary(log1p, x) }
func Cbrt(x float64) float64        { return unary(cbrt, x) }
func Gamma(x float64) float64       { return unary(gamma, x) }
func Erf(x float64) float64         { return unary(erf, x) }
func Erfc(x float64) float64        { return unary(erfc, x) }
func Round(x float64) float64       { return unary(round, x) }
func RoundToEven(x float64) float64 { return unary(roundToEven, x) }

func Pow(x, y float64) float64       { return binary(pow, x, y) }
func Atan2(y, x float64) float64     { return binary(atan2, y, x) }
func Mod(x, y float64) float64       { return binary(mod, x, y) }
func Hypot(p, q float64) float64     { return binary(hypot, p, q) }
func Remainder(x, y float64) float64 { return binary(remainder, x, y) }

// Sincos is Sin and Cos.
func Sincos(x float64) (sine, cosine float64) { return Sin(x), Cos(x) }

// Pow10 is 10 to the power of n.
func Pow10(n int) float64 {
	switch {
	case n < -323:
		return 0
	case n > 308:
		return Inf(1)
	}
	return Pow(10, float64(n))
}
