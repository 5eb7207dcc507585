// constant: exact compile-time values, as the specification's section "Constants" asks for (names of go/constant).
//
// A Value is immutable and cheap to copy. Integers are exact, whatever their size (the checker bounds them to 512
// bits); fractions are exact while numerator and denominator stay below 4096 bits and become 512-bit floating point
// beyond that, as in Go's own compiler. Operations return an Unknown value when an operand is Unknown or the result has
// no representation, never garbage: the checker turns that into a diagnostic.
//
// The kind says how a value is represented, not which type it has: 1.0 may be a Float, toInt(1.0) is an Int.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace lockstep::types::constant {

enum class Kind : std::uint8_t { Unknown, Bool, String, Int, Float, Complex };

/// Binary and unary operators on constants. Quotient of two integers is a fraction; IntegerQuotient truncates.
enum class Operation : std::uint8_t {
    Add,
    Subtract,
    Multiply,
    Quotient,
    IntegerQuotient,
    Remainder,
    And,
    Or,
    Xor,
    AndNot,
    LogicalAnd,
    LogicalOr,
    Not,
    ShiftLeft,
    ShiftRight,
};

enum class Comparison : std::uint8_t { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual };

enum class LiteralKind : std::uint8_t { Int, Float, Imaginary, Rune, String };

struct Payload; // big numbers, strings and complex pairs; see constant_payload.h

class Value {
public:
    /// Unknown.
    Value() = default;

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] bool isKnown() const { return m_kind != Kind::Unknown; }

private:
    friend struct Access;
    enum class Form : std::uint8_t { None, Small, Big, Ratio, Float, Pair, Text };

    Kind m_kind = Kind::Unknown;
    Form m_form = Form::None;
    std::int64_t m_small = 0; ///< Bool and small Int
    std::shared_ptr<const Payload> m_payload;
};

[[nodiscard]] Value makeBool(bool value);
[[nodiscard]] Value makeString(std::string value);
[[nodiscard]] Value makeInt64(std::int64_t value);
[[nodiscard]] Value makeUint64(std::uint64_t value);
/// Unknown for infinities and NaN.
[[nodiscard]] Value makeFloat64(double value);
/// value * i. Pre: value is Int or Float.
[[nodiscard]] Value makeImaginary(const Value& value);

/// The value of a literal token's text. Unknown if malformed or its exponent is beyond all representation.
[[nodiscard]] Value makeFromLiteral(std::string_view text, LiteralKind kind);

/// Pre: kind() is Bool / String.
[[nodiscard]] bool boolVal(const Value& x);
[[nodiscard]] const std::string& stringVal(const Value& x);

/// The integer when x is an Int within range.
[[nodiscard]] std::optional<std::int64_t> int64Val(const Value& x);
[[nodiscard]] std::optional<std::uint64_t> uint64Val(const Value& x);
/// Low 64 bits of an Int in two's complement. Pre: kind() is Int.
[[nodiscard]] std::uint64_t lowBits(const Value& x);
/// Nearest float64 / float32 (ties to even; infinite when too large). Pre: Int or Float.
[[nodiscard]] double float64Val(const Value& x);
[[nodiscard]] float float32Val(const Value& x);

[[nodiscard]] Value real(const Value& x);
[[nodiscard]] Value imag(const Value& x);

/// The same number as another kind, or Unknown when it is not representable so.
[[nodiscard]] Value toInt(const Value& x);
[[nodiscard]] Value toFloat(const Value& x);
[[nodiscard]] Value toComplex(const Value& x);

/// Rounded to float32 / float64, as a constant; Unknown on overflow.
[[nodiscard]] Value roundToFloat32(const Value& x);
[[nodiscard]] Value roundToFloat64(const Value& x);

/// -1, 0, 1. For Complex: 0 exactly if x is zero. 1 for Unknown.
[[nodiscard]] int sign(const Value& x);
/// Bits of |x|. Pre: Int.
[[nodiscard]] unsigned bitLength(const Value& x);

/// op is Add, Subtract, Not (booleans) or Xor (complement; `unsignedBits` > 0 limits the result to that many bits).
[[nodiscard]] Value unaryOp(Operation op, const Value& x, unsigned unsignedBits = 0);
/// Operands are matched to the larger kind first. Pre: no integer division by zero.
[[nodiscard]] Value binaryOp(const Value& x, Operation op, const Value& y);
/// op is ShiftLeft or ShiftRight. Pre: x is Int.
[[nodiscard]] Value shift(const Value& x, Operation op, unsigned count);
/// False if an operand is Unknown.
[[nodiscard]] bool compare(const Value& x, Comparison op, const Value& y);

/// As shown in diagnostics: strings quoted and shortened, floats with 6 digits.
[[nodiscard]] std::string toString(const Value& x);
/// In full; fractions as "numerator/denominator".
[[nodiscard]] std::string exactString(const Value& x);

/// The text between quotes or backquotes with its escapes resolved; none if malformed.
[[nodiscard]] std::optional<std::string> unquote(std::string_view literal);
/// The text as a Go string literal.
[[nodiscard]] std::string quote(std::string_view text);
/// UTF-8 of a code point; U+FFFD if it is none.
void appendRune(std::string& text, std::int64_t rune);

} // namespace lockstep::types::constant
