// Conversions between constant kinds, and correctly rounded float32 / float64 values.
#include "engine/types/constant.h"
#include "engine/types/constant_payload.h"

#include <cmath>
#include <limits>

namespace lockstep::types::constant {

namespace {

/// The shape of an IEEE 754 format.
struct FloatFormat {
    int mantissaBits;   ///< with the hidden bit
    int lowestExponent; ///< of the last bit of a subnormal
    int highestExponent;
};

constexpr FloatFormat float32Format{24, -149, 128};
constexpr FloatFormat float64Format{53, -1074, 1024};

/// numerator / denominator * 2^scale, rounded to the format, ties to even. Pre: numerator >= 0, denominator > 0.
double roundQuotient(const BigInt& numerator, const BigInt& denominator, long scale, const FloatFormat& format) {
    if (numerator.is_zero()) return 0;
    long magnitude = static_cast<long>(msb(numerator)) - static_cast<long>(msb(denominator)) + scale;
    if (magnitude > format.highestExponent + 2) return std::numeric_limits<double>::infinity();
    if (magnitude < format.lowestExponent - 2) return 0;
    // Scale so that the quotient has at least two bits more than the mantissa; then drop those with the remainder.
    long shift = format.mantissaBits + 2 - (magnitude - scale);
    BigInt n = shift >= 0 ? BigInt(numerator << static_cast<unsigned>(shift)) : numerator;
    BigInt d = shift >= 0 ? denominator : BigInt(denominator << static_cast<unsigned>(-shift));
    BigInt quotient;
    BigInt remainder;
    divide_qr(n, d, quotient, remainder);
    long lastExponent = scale - shift;
    long drop = static_cast<long>(msb(quotient)) + 1 - format.mantissaBits;
    if (lastExponent + drop < format.lowestExponent) drop = format.lowestExponent - lastExponent;
    BigInt kept = quotient >> static_cast<unsigned>(drop);
    BigInt lost = quotient - (kept << static_cast<unsigned>(drop));
    BigInt half = BigInt(1) << static_cast<unsigned>(drop - 1);
    int order = lost.compare(half);
    bool sticky = !remainder.is_zero();
    if (order > 0 || (order == 0 && (sticky || bit_test(kept, 0)))) ++kept;
    return std::ldexp(static_cast<double>(static_cast<std::uint64_t>(kept)), static_cast<int>(lastExponent + drop));
}

double roundTo(const Value& x, const FloatFormat& format) {
    bool negative = sign(x) < 0;
    double result = 0;
    if (Access::form(x) == Access::Form::Float) {
        auto [mantissa, exponent] = splitBigFloat(Access::payload(x).real);
        result = roundQuotient(abs(mantissa), 1, exponent, format);
    } else {
        Ratio ratio = Access::toRatio(x);
        result = roundQuotient(abs(ratio.numerator), ratio.denominator, 0, format);
    }
    if (std::ldexp(1.0, format.highestExponent - 1) <= result / 2) result = std::numeric_limits<double>::infinity();
    return negative ? -result : result;
}

} // namespace

std::pair<BigInt, long> splitBigFloat(const BigFloat& value) {
    std::int64_t exponent = 0;
    BigFloat fraction = frexp(value, &exponent);
    constexpr int bits = std::numeric_limits<BigFloat>::digits;
    BigInt mantissa(ldexp(fraction, bits));
    return {mantissa, static_cast<long>(exponent) - bits};
}

double float64Val(const Value& x) {
    if (Access::form(x) == Access::Form::Small) return static_cast<double>(Access::small(x));
    return roundTo(x, float64Format);
}

float float32Val(const Value& x) {
    if (Access::form(x) == Access::Form::Small) return static_cast<float>(Access::small(x));
    return static_cast<float>(roundTo(x, float32Format));
}

Value makeFloat64(double value) {
    if (!std::isfinite(value)) return {};
    if (value == 0) return Access::ratio({0, 1});
    int exponent = 0;
    double fraction = std::frexp(value, &exponent);
    BigInt mantissa(static_cast<std::int64_t>(std::ldexp(fraction, 53)));
    exponent -= 53;
    if (exponent >= 0) return Access::ratioOf(mantissa << static_cast<unsigned>(exponent), 1);
    return Access::ratioOf(mantissa, BigInt(1) << static_cast<unsigned>(-exponent));
}

Value roundToFloat32(const Value& x) { return makeFloat64(static_cast<double>(float32Val(x))); }
Value roundToFloat64(const Value& x) { return makeFloat64(float64Val(x)); }

namespace {

/// A 512-bit float as an integer; a deviation in the last few bits is taken for a rounding error, as Go does.
Value bigFloatToInt(const BigFloat& value) {
    std::int64_t exponent = 0;
    (void)frexp(value, &exponent);
    if (exponent > 4096) return {};
    BigFloat nearest = round(value);
    BigFloat deviation = abs(value - nearest);
    if (deviation > ldexp(abs(value), -508)) return {};
    return Access::integer(BigInt(nearest));
}

} // namespace

Value toInt(const Value& x) {
    switch (Access::form(x)) {
    case Access::Form::Small: return x.kind() == Kind::Int ? x : Value();
    case Access::Form::Big: return x;
    case Access::Form::Ratio: {
        const Ratio& ratio = Access::payload(x).ratio;
        return ratio.denominator == 1 ? Access::integer(ratio.numerator) : Value();
    }
    case Access::Form::Float: return bigFloatToInt(Access::payload(x).real);
    case Access::Form::Pair: {
        Value re = toFloat(x);
        return re.isKnown() ? toInt(re) : Value();
    }
    default: return {};
    }
}

Value toFloat(const Value& x) {
    switch (x.kind()) {
    case Kind::Int: return Access::ratio(Access::toRatio(x));
    case Kind::Float: return x;
    case Kind::Complex: return sign(imag(x)) == 0 ? toFloat(real(x)) : Value();
    default: return {};
    }
}

Value toComplex(const Value& x) {
    switch (x.kind()) {
    case Kind::Int:
    case Kind::Float: return Access::pair(x, makeInt64(0));
    case Kind::Complex: return x;
    default: return {};
    }
}

} // namespace lockstep::types::constant
