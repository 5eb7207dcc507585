// Mathematics: functions of packages math and math/bits that are better done by the host.
//
// Square root, rounding and the fused product are exact by IEEE 754. The others are the host library's, correct to the
// last place or the one before it, as Go's own are.
#include "engine/machine/natives/natives.h"

#include <bit>
#include <cmath>
#include <iterator>

namespace lockstep::machine {
namespace {

using Unary = double (*)(double);
using Binary = double (*)(double, double);

// In the order of the constants in golib/math/functions.go.
constexpr Unary unaryFunctions[] = {
    std::sin,   std::cos,   std::tan,    std::asin, std::acos, std::atan,  std::sinh,      std::cosh, std::tanh,
    std::asinh, std::acosh, std::atanh,  std::exp,  std::exp2, std::expm1, std::log,       std::log2, std::log10,
    std::log1p, std::cbrt,  std::tgamma, std::erf,  std::erfc, std::round, std::nearbyint,
};
constexpr Binary binaryFunctions[] = {std::pow, std::atan2, std::fmod, std::hypot, std::remainder};

} // namespace

void nativeSqrt(NativeFrame& frame) { frame.setFloat(0, std::sqrt(frame.number(0))); }
void nativeFloor(NativeFrame& frame) { frame.setFloat(0, std::floor(frame.number(0))); }
void nativeCeil(NativeFrame& frame) { frame.setFloat(0, std::ceil(frame.number(0))); }
void nativeTrunc(NativeFrame& frame) { frame.setFloat(0, std::trunc(frame.number(0))); }

void nativeMathUnary(NativeFrame& frame) {
    base::ensure(frame[0] < std::size(unaryFunctions), "a function that package math does not have");
    frame.setFloat(0, unaryFunctions[frame[0]](frame.number(1)));
}

void nativeMathBinary(NativeFrame& frame) {
    base::ensure(frame[0] < std::size(binaryFunctions), "a function that package math does not have");
    frame.setFloat(0, binaryFunctions[frame[0]](frame.number(1), frame.number(2)));
}

void nativeFusedMultiplyAdd(NativeFrame& frame) {
    frame.setFloat(0, std::fma(frame.number(0), frame.number(1), frame.number(2)));
}

// The registers hold the bits already.
void nativeFloat64Bits(NativeFrame&) {}
void nativeFloat64FromBits(NativeFrame&) {}
void nativeFloat32Bits(NativeFrame&) {}
void nativeFloat32FromBits(NativeFrame&) {}

void nativeBitLength(NativeFrame& frame) { frame[0] = static_cast<Word>(std::bit_width(frame[0])); }
void nativeTrailingZeros(NativeFrame& frame) { frame[0] = static_cast<Word>(std::countr_zero(frame[0])); }
void nativeOnesCount(NativeFrame& frame) { frame[0] = static_cast<Word>(std::popcount(frame[0])); }

void nativeMultiplyWide(NativeFrame& frame) {
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(frame[0]) * frame[1];
    frame[0] = static_cast<Word>(product >> 64U);
    frame[1] = static_cast<Word>(product);
}

} // namespace lockstep::machine
