// Package cmplx: mathematics of complex numbers.
package cmplx

import "math"

func Abs(x complex128) float64          { return math.Hypot(real(x), imag(x)) }
func Phase(x complex128) float64        { return math.Atan2(imag(x), real(x)) }
func Conj(x complex128) complex128      { return complex(real(x), -imag(x)) }
func Polar(x complex128) (r, θ float64) { return Abs(x), Phase(x) }

// Rect is the number of that distance from zero and that angle.
func Rect(r, θ float64) complex128 {
	s, c := math.Sincos(θ)
	return complex(r*c, r*s)
}

func Inf() complex128 { return complex(math.Inf(1), math.Inf(1)) }
func NaN() complex128 { return complex(math.NaN(), math.NaN()) }

func IsInf(x complex128) bool { return math.IsInf(real(x), 0) || math.IsInf(imag(x), 0) }

// IsNaN: a part is NaN and none is infinite.
func IsNaN(x complex128) bool {
	return !IsInf(x) && (math.IsNaN(real(x)) || math.IsNaN(imag(x)))
}

// Sqrt has a real part that is not negative.
func Sqrt(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case im == 0 && re == 0:
		return complex(0, im)
	case im == 0 && re < 0:
		return complex(0, math.Copysign(math.Sqrt(-re), im))
	case im == 0:
		return complex(math.Sqrt(re), im)
	case math.IsInf(im, 0):
		return complex(math.Inf(1), im)
	case re == 0:
		r := math.Sqrt(math.Abs(im) / 2)
		return complex(r, math.Copysign(r, im))
	}
	scale := 1.0 // keeps squares from leaving the range
	if a := math.Max(math.Abs(re), math.Abs(im)); a > 4 {
		re, im, scale = re/4, im/4, 2
	} else if a < 1e-150 {
		re, im, scale = re*(1<<54), im*(1<<54), 1.0/(1<<27)
	}
	r := math.Hypot(re, im)
	if re > 0 {
		half := math.Sqrt((r + re) / 2)
		return complex(scale*half, scale*math.Abs(im)/2/half*sign(im))
	}
	half := math.Sqrt((r - re) / 2)
	return complex(scale*math.Abs(im)/2/half, scale*half*sign(im))
}

func sign(x float64) float64 { return math.Copysign(1, x) }

func Exp(x complex128) complex128 {
	if imag(x) == 0 {
		return complex(math.Exp(real(x)), imag(x))
	}
	return Rect(math.Exp(real(x)), imag(x))
}

func Log(x complex128) complex128 { return complex(math.Log(Abs(x)), Phase(x)) }

func Log10(x complex128) complex128 {
	l := Log(x)
	return complex(math.Log10E*real(l), math.Log10E*imag(l))
}

// Pow is x to the power of y; 1 if y is 0.
func Pow(x, y complex128) complex128 {
	if x == 0 {
		switch {
		case y == 0:
			return 1
		case real(y) > 0:
			return 0
		case imag(y) == 0:
			return complex(math.Inf(1), 0)
		}
		return Inf()
	}
	distance, angle := Polar(x)
	r := math.Pow(distance, real(y))
	turn := real(y) * angle
	if imag(y) != 0 {
		r *= math.Exp(-imag(y) * angle)
		turn += imag(y) * math.Log(distance)
	}
	return Rect(r, turn)
}

func Sin(x complex128) complex128 {
	s, c := math.Sincos(real(x))
	return complex(s*math.Cosh(imag(x)), c*math.Sinh(imag(x)))
}

func Cos(x complex128) complex128 {
	s, c := math.Sincos(real(x))
	return complex(c*math.Cosh(imag(x)), -s*math.Sinh(imag(x)))
}

func Sinh(x complex128) complex128 {
	s, c := math.Sincos(imag(x))
	return complex(c*math.Sinh(real(x)), s*math.Cosh(real(x)))
}

func Cosh(x complex128) complex128 {
	s, c := math.Sincos(imag(x))
	return complex(c*math.Cosh(real(x)), s*math.Sinh(real(x)))
}

func Tan(x complex128) complex128  { return Sin(x) / Cos(x) }
func Tanh(x complex128) complex128 { return Sinh(x) / Cosh(x) }
func Cot(x complex128) complex128  { return Cos(x) / Sin(x) }
