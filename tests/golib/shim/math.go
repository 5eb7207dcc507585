package math

import "math"

func Sqrt(x float64) float64           { return math.Sqrt(x) }
func Floor(x float64) float64          { return math.Floor(x) }
func Ceil(x float64) float64           { return math.Ceil(x) }
func Trunc(x float64) float64          { return math.Trunc(x) }
func FMA(x, y, z float64) float64      { return math.FMA(x, y, z) }
func Float64bits(f float64) uint64     { return math.Float64bits(f) }
func Float64frombits(b uint64) float64 { return math.Float64frombits(b) }
func Float32bits(f float32) uint32     { return math.Float32bits(f) }
func Float32frombits(b uint32) float32 { return math.Float32frombits(b) }

func unary(function int, x float64) float64 {
	return [...]func(float64) float64{math.Sin, math.Cos, math.Tan, math.Asin, math.Acos, math.Atan, math.Sinh, math.Cosh, math.Tanh, math.Asinh, math.Acosh, math.Atanh,
		math.Exp, math.Exp2, math.Expm1, math.Log, math.Log2, math.Log10, math.Log1p, math.Cbrt, math.Gamma, math.Erf, math.Erfc, math.Round, math.RoundToEven}[function](x)
}

func binary(function int, x, y float64) float64 {
	return [...]func(x, y float64) float64{math.Pow, math.Atan2, math.Mod, math.Hypot, math.Remainder}[function](x, y)
}
