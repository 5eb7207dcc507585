// Conversions between number formats and complex division, as Go on amd64.
#include "engine/machine/runtime.h"

#include <bit>
#include <cmath>
#include <limits>

namespace lockstep::machine::runtime {

namespace {

using program::Conversion;

/// amd64's CVTTSD2SI: out of range gives the least integer.
std::int64_t truncated(double value) {
    if (!(value >= -9223372036854775808.0 && value < 9223372036854775808.0))
        return std::numeric_limits<std::int64_t>::min();
    return static_cast<std::int64_t>(value);
}

std::uint64_t truncatedUnsigned(double value) {
    if (value < 9223372036854775808.0) return static_cast<std::uint64_t>(truncated(value));
    return static_cast<std::uint64_t>(truncated(value - 9223372036854775808.0)) ^ 0x8000000000000000ULL;
}

Word word(double value) { return std::bit_cast<Word>(value); }
Word word(float value) { return std::bit_cast<std::uint32_t>(value); }

/// Of an infinite part of a complex number its direction; nothing, with its sign, of a finite one.
double direction(double value) { return std::copysign(std::isinf(value) ? 1.0 : 0.0, value); }

} // namespace

Word convert(Conversion conversion, Word value) {
    const auto f64 = std::bit_cast<double>(value);
    const auto f32 = std::bit_cast<float>(static_cast<std::uint32_t>(value));
    switch (conversion) {
    case Conversion::IntToF64: return word(static_cast<double>(static_cast<std::int64_t>(value)));
    case Conversion::UintToF64: return word(static_cast<double>(value));
    case Conversion::F64ToInt: return static_cast<Word>(truncated(f64));
    case Conversion::F64ToUint: return truncatedUnsigned(f64);
    case Conversion::IntToF32: return word(static_cast<float>(static_cast<std::int64_t>(value)));
    case Conversion::UintToF32: return word(static_cast<float>(value));
    case Conversion::F32ToInt: return static_cast<Word>(truncated(f32));
    case Conversion::F32ToUint: return truncatedUnsigned(f32);
    case Conversion::F32ToF64: return word(static_cast<double>(f32));
    case Conversion::F64ToF32: return word(static_cast<float>(f64));
    }
    base::fail("a conversion without a rule");
}

/// As C99, Annex G has it: what comes out as NaN may still be an infinity or a zero.
void divideComplex(Word* R, Instruction in) {
    const auto a = std::bit_cast<double>(R[in.b]);
    const auto b = std::bit_cast<double>(R[in.b + 1]);
    const auto c = std::bit_cast<double>(R[in.c]);
    const auto d = std::bit_cast<double>(R[in.c + 1]);
    constexpr double infinity = std::numeric_limits<double>::infinity();
    double real = 0;
    double imaginary = 0;
    if (std::abs(c) >= std::abs(d)) {
        const double ratio = d / c;
        const double denominator = c + ratio * d;
        real = (a + b * ratio) / denominator;
        imaginary = (b - a * ratio) / denominator;
    } else {
        const double ratio = c / d;
        const double denominator = c * ratio + d;
        real = (a * ratio + b) / denominator;
        imaginary = (b * ratio - a) / denominator;
    }
    if (std::isnan(real) || std::isnan(imaginary)) {
        const bool finiteA = std::isfinite(a) && std::isfinite(b);
        const bool finiteB = std::isfinite(c) && std::isfinite(d);
        if (c == 0 && d == 0 && !(std::isnan(a) && std::isnan(b))) {
            real = std::copysign(infinity, c) * a;
            imaginary = std::copysign(infinity, c) * b;
        } else if ((std::isinf(a) || std::isinf(b)) && finiteB) {
            real = infinity * (direction(a) * c + direction(b) * d);
            imaginary = infinity * (direction(b) * c - direction(a) * d);
        } else if ((std::isinf(c) || std::isinf(d)) && finiteA) {
            real = 0 * (a * direction(c) + b * direction(d));
            imaginary = 0 * (b * direction(c) - a * direction(d));
        }
    }
    R[in.a] = word(real);
    R[in.a + 1] = word(imaginary);
}

} // namespace lockstep::machine::runtime
