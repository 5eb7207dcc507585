// Number text: floating-point numbers and integers to text and back, exactly as Go's strconv writes and reads them.
//
// Pure functions on C++ values; numbers.cpp hands them to the Go library. The digits come from <charconv>, which is
// exact, rounds to even and knows no locale; the shape is Go's.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lockstep::machine {

/// Go: strconv.FormatFloat. verb: b e E f g G x X; precision -1: the fewest digits that read back as the same number.
[[nodiscard]] std::string formatFloat(double value, char verb, int precision, int bits);

/// Go: the built-in println: +1.000000e+000.
[[nodiscard]] std::string printFloat(double value);

/// base 2 to 36; negative for capital letters.
[[nodiscard]] std::string formatUnsigned(std::uint64_t value, int base);
[[nodiscard]] std::string formatSigned(std::int64_t value, int base);

enum class Reading : std::uint8_t { Parsed, BadSyntax, OutOfRange };

/// Go: strconv.ParseFloat. Out of range: value is an infinity.
Reading parseFloat(std::string_view text, int bits, double& value);

} // namespace lockstep::machine
