// constant_payload: the inside of constant::Value, shared by the constant_*.cpp files only.
//
// Keeps Boost.Multiprecision out of constant.h. Forms are kept normal: an integer that fits 64 bits is Small, a
// fraction is lowered to BigFloat once numerator or denominator reach 4096 bits, and infinities never exist.
#pragma once

#include "engine/base/ensure.h"
#include "engine/types/constant.h"

#include <boost/multiprecision/cpp_bin_float.hpp>
#include <boost/multiprecision/cpp_int.hpp>
#include <string>
#include <utility>

namespace lockstep::types::constant {

using BigInt = boost::multiprecision::cpp_int;
using BigFloat =
    boost::multiprecision::number<boost::multiprecision::cpp_bin_float<512, boost::multiprecision::digit_base_2, void,
                                                                       std::int64_t, -(1LL << 31), (1LL << 31)>,
                                  boost::multiprecision::et_off>;

/// numerator / denominator in lowest terms; denominator > 0.
struct Ratio {
    BigInt numerator;
    BigInt denominator;
};

struct Payload {
    BigInt integer;
    Ratio ratio;
    BigFloat real;
    std::string text;
    Value first;  ///< of a complex pair: real part
    Value second; ///< and imaginary part
};

/// Builds values in normal form and looks inside them.
struct Access {
    using Form = Value::Form;

    static Form form(const Value& x) { return x.m_form; }
    static std::int64_t small(const Value& x) { return x.m_small; }
    static const Payload& payload(const Value& x) { return *x.m_payload; }

    static Value smallInt(std::int64_t value);
    static Value boolean(bool value);
    static Value integer(BigInt value);
    static Value ratio(Ratio value);
    static Value ratioOf(BigInt numerator, BigInt denominator);
    static Value real(const BigFloat& value);
    static Value text(std::string value);
    static Value pair(const Value& re, const Value& im);

    /// Pre: Int.
    static BigInt toBigInt(const Value& x);
    /// Pre: Int or Float that is no BigFloat.
    static Ratio toRatio(const Value& x);
    /// Pre: Int or Float.
    static BigFloat toBigFloat(const Value& x);
};

/// mantissa * 2^exponent with 0 <= |mantissa| < 2^513, exact.
std::pair<BigInt, long> splitBigFloat(const BigFloat& value);

} // namespace lockstep::types::constant
