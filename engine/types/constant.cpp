// Construction, access and arithmetic of constant values.
#include "engine/types/constant.h"

#include "engine/types/constant_payload.h"

#include <algorithm>

namespace lockstep::types::constant {

namespace {

constexpr unsigned maxRatioBits = 4096;

unsigned bitsOf(const BigInt& x) {
    if (x.is_zero()) return 0;
    return static_cast<unsigned>(boost::multiprecision::msb(boost::multiprecision::abs(x))) + 1;
}

} // namespace

Value Access::smallInt(std::int64_t value) {
    Value v;
    v.m_kind = Kind::Int;
    v.m_form = Form::Small;
    v.m_small = value;
    return v;
}

Value Access::boolean(bool value) {
    Value v;
    v.m_kind = Kind::Bool;
    v.m_form = Form::Small;
    v.m_small = value ? 1 : 0;
    return v;
}

Value Access::integer(BigInt value) {
    if (bitsOf(value) < 64) return smallInt(static_cast<std::int64_t>(value));
    Value v;
    v.m_kind = Kind::Int;
    v.m_form = Form::Big;
    auto payload = std::make_shared<Payload>();
    payload->integer = std::move(value);
    v.m_payload = std::move(payload);
    return v;
}

Value Access::ratio(Ratio value) {
    if (bitsOf(value.numerator) >= maxRatioBits || bitsOf(value.denominator) >= maxRatioBits)
        return real(BigFloat(value.numerator) / BigFloat(value.denominator));
    Value v;
    v.m_kind = Kind::Float;
    v.m_form = Form::Ratio;
    auto payload = std::make_shared<Payload>();
    payload->ratio = std::move(value);
    v.m_payload = std::move(payload);
    return v;
}

Value Access::ratioOf(BigInt numerator, BigInt denominator) {
    if (denominator.is_zero()) return {};
    if (denominator < 0) {
        numerator = -numerator;
        denominator = -denominator;
    }
    BigInt divisor = boost::multiprecision::gcd(numerator, denominator);
    if (divisor > 1) {
        numerator /= divisor;
        denominator /= divisor;
    }
    return ratio({std::move(numerator), std::move(denominator)});
}

Value Access::real(const BigFloat& value) {
    if ((boost::multiprecision::isinf)(value) || (boost::multiprecision::isnan)(value)) return {};
    if (value.is_zero()) return ratio({0, 1});
    Value v;
    v.m_kind = Kind::Float;
    v.m_form = Form::Float;
    auto payload = std::make_shared<Payload>();
    payload->real = value;
    v.m_payload = std::move(payload);
    return v;
}

Value Access::text(std::string value) {
    Value v;
    v.m_kind = Kind::String;
    v.m_form = Form::Text;
    auto payload = std::make_shared<Payload>();
    payload->text = std::move(value);
    v.m_payload = std::move(payload);
    return v;
}

Value Access::pair(const Value& re, const Value& im) {
    if (!re.isKnown() || !im.isKnown()) return {};
    Value v;
    v.m_kind = Kind::Complex;
    v.m_form = Form::Pair;
    auto payload = std::make_shared<Payload>();
    payload->first = re;
    payload->second = im;
    v.m_payload = std::move(payload);
    return v;
}

BigInt Access::toBigInt(const Value& x) {
    if (x.m_form == Form::Small) return BigInt(x.m_small);
    return x.m_payload->integer;
}

Ratio Access::toRatio(const Value& x) {
    if (x.m_form == Form::Ratio) return x.m_payload->ratio;
    return {toBigInt(x), 1};
}

BigFloat Access::toBigFloat(const Value& x) {
    if (x.m_form == Form::Float) return x.m_payload->real;
    if (x.m_form == Form::Ratio)
        return BigFloat(x.m_payload->ratio.numerator) / BigFloat(x.m_payload->ratio.denominator);
    return BigFloat(toBigInt(x));
}

Value makeBool(bool value) { return Access::boolean(value); }
Value makeString(std::string value) { return Access::text(std::move(value)); }
Value makeInt64(std::int64_t value) { return Access::smallInt(value); }
Value makeUint64(std::uint64_t value) {
    if (value <= static_cast<std::uint64_t>(INT64_MAX)) return Access::smallInt(static_cast<std::int64_t>(value));
    return Access::integer(BigInt(value));
}
Value makeImaginary(const Value& value) { return Access::pair(Access::smallInt(0), value); }

bool boolVal(const Value& x) { return x.kind() == Kind::Bool && Access::small(x) != 0; }

const std::string& stringVal(const Value& x) {
    static const std::string empty;
    return x.kind() == Kind::String ? Access::payload(x).text : empty;
}

std::optional<std::int64_t> int64Val(const Value& x) {
    if (x.kind() != Kind::Int) return std::nullopt;
    if (Access::form(x) == Access::Form::Small) return Access::small(x);
    if (Access::payload(x).integer == BigInt(INT64_MIN)) return INT64_MIN;
    return std::nullopt;
}

std::optional<std::uint64_t> uint64Val(const Value& x) {
    if (x.kind() != Kind::Int) return std::nullopt;
    if (Access::form(x) == Access::Form::Small) {
        if (Access::small(x) < 0) return std::nullopt;
        return static_cast<std::uint64_t>(Access::small(x));
    }
    const BigInt& big = Access::payload(x).integer;
    if (big < 0 || bitsOf(big) > 64) return std::nullopt;
    return static_cast<std::uint64_t>(big);
}

std::uint64_t lowBits(const Value& x) {
    if (Access::form(x) == Access::Form::Small) return static_cast<std::uint64_t>(Access::small(x));
    const BigInt& big = Access::payload(x).integer;
    BigInt low = boost::multiprecision::abs(big) & BigInt(UINT64_MAX);
    auto bits = static_cast<std::uint64_t>(low);
    return big < 0 ? ~bits + 1 : bits;
}

Value real(const Value& x) {
    if (x.kind() == Kind::Complex) return Access::payload(x).first;
    return x;
}

Value imag(const Value& x) {
    if (x.kind() == Kind::Complex) return Access::payload(x).second;
    return x.isKnown() ? Access::smallInt(0) : Value();
}

int sign(const Value& x) {
    switch (Access::form(x)) {
    case Access::Form::Small: return Access::small(x) < 0 ? -1 : Access::small(x) > 0 ? 1 : 0;
    case Access::Form::Big: return Access::payload(x).integer.sign();
    case Access::Form::Ratio: return Access::payload(x).ratio.numerator.sign();
    case Access::Form::Float: return Access::payload(x).real.sign();
    case Access::Form::Pair: return sign(Access::payload(x).first) | sign(Access::payload(x).second);
    default: return 1;
    }
}

unsigned bitLength(const Value& x) {
    if (x.kind() != Kind::Int) return 0;
    return bitsOf(Access::toBigInt(x));
}

namespace {

Value integerOp(const Value& x, Operation op, const Value& y) {
    if (Access::form(x) == Access::Form::Small && Access::form(y) == Access::Form::Small) {
        std::int64_t a = Access::small(x);
        std::int64_t b = Access::small(y);
        std::int64_t r = 0;
        switch (op) {
        case Operation::Add:
            if (!__builtin_add_overflow(a, b, &r)) return Access::smallInt(r);
            break;
        case Operation::Subtract:
            if (!__builtin_sub_overflow(a, b, &r)) return Access::smallInt(r);
            break;
        case Operation::Multiply:
            if (!__builtin_mul_overflow(a, b, &r)) return Access::smallInt(r);
            break;
        case Operation::IntegerQuotient:
            if (b != 0 && b != -1) return Access::smallInt(a / b);
            break;
        case Operation::Remainder:
            if (b != 0 && b != -1) return Access::smallInt(a % b);
            break;
        case Operation::And: return Access::smallInt(a & b);
        case Operation::Or: return Access::smallInt(a | b);
        case Operation::Xor: return Access::smallInt(a ^ b);
        case Operation::AndNot: return Access::smallInt(a & ~b);
        default: break;
        }
    }
    BigInt a = Access::toBigInt(x);
    BigInt b = Access::toBigInt(y);
    switch (op) {
    case Operation::Add: return Access::integer(a + b);
    case Operation::Subtract: return Access::integer(a - b);
    case Operation::Multiply: return Access::integer(a * b);
    case Operation::Quotient: return Access::ratioOf(a, b);
    case Operation::IntegerQuotient: return b.is_zero() ? Value() : Access::integer(a / b);
    case Operation::Remainder: return b.is_zero() ? Value() : Access::integer(a % b);
    case Operation::And: return Access::integer(a & b);
    case Operation::Or: return Access::integer(a | b);
    case Operation::Xor: return Access::integer(a ^ b);
    case Operation::AndNot: return Access::integer(a & (-b - 1));
    default: return {};
    }
}

Value floatOp(const Value& x, Operation op, const Value& y) {
    if (Access::form(x) == Access::Form::Float || Access::form(y) == Access::Form::Float) {
        BigFloat a = Access::toBigFloat(x);
        BigFloat b = Access::toBigFloat(y);
        switch (op) {
        case Operation::Add: return Access::real(a + b);
        case Operation::Subtract: return Access::real(a - b);
        case Operation::Multiply: return Access::real(a * b);
        case Operation::Quotient: return b.is_zero() ? Value() : Access::real(a / b);
        default: return {};
        }
    }
    Ratio a = Access::toRatio(x);
    Ratio b = Access::toRatio(y);
    switch (op) {
    case Operation::Add:
        return Access::ratioOf(a.numerator * b.denominator + b.numerator * a.denominator,
                               a.denominator * b.denominator);
    case Operation::Subtract:
        return Access::ratioOf(a.numerator * b.denominator - b.numerator * a.denominator,
                               a.denominator * b.denominator);
    case Operation::Multiply: return Access::ratioOf(a.numerator * b.numerator, a.denominator * b.denominator);
    case Operation::Quotient: return Access::ratioOf(a.numerator * b.denominator, a.denominator * b.numerator);
    default: return {};
    }
}

/// Int op Int stays Int except for Quotient; anything with a Float is Float.
Value numberOp(const Value& x, Operation op, const Value& y) {
    if (x.kind() == Kind::Int && y.kind() == Kind::Int) return integerOp(x, op, y);
    return floatOp(x, op, y);
}

Value complexOp(const Value& x, Operation op, const Value& y) {
    Value a = real(x);
    Value b = imag(x);
    Value c = real(y);
    Value d = imag(y);
    auto times = [](const Value& p, const Value& q) { return numberOp(p, Operation::Multiply, q); };
    switch (op) {
    case Operation::Add:
    case Operation::Subtract: return Access::pair(numberOp(a, op, c), numberOp(b, op, d));
    case Operation::Multiply:
        return Access::pair(numberOp(times(a, c), Operation::Subtract, times(b, d)),
                            numberOp(times(b, c), Operation::Add, times(a, d)));
    case Operation::Quotient: {
        Value norm = numberOp(times(c, c), Operation::Add, times(d, d));
        if (!norm.isKnown() || sign(norm) == 0) return {};
        Value re = numberOp(times(a, c), Operation::Add, times(b, d));
        Value im = numberOp(times(b, c), Operation::Subtract, times(a, d));
        if (!re.isKnown() || !im.isKnown()) return {};
        return Access::pair(numberOp(re, Operation::Quotient, norm), numberOp(im, Operation::Quotient, norm));
    }
    default: return {};
    }
}

} // namespace

Value unaryOp(Operation op, const Value& x, unsigned unsignedBits) {
    if (!x.isKnown()) return {};
    switch (op) {
    case Operation::Add: return x.kind() == Kind::Bool || x.kind() == Kind::String ? Value() : x;
    case Operation::Subtract: return binaryOp(Access::smallInt(0), Operation::Subtract, x);
    case Operation::Not: return x.kind() == Kind::Bool ? makeBool(!boolVal(x)) : Value();
    case Operation::Xor: {
        if (x.kind() != Kind::Int) return {};
        Value complement = integerOp(Access::smallInt(-1), Operation::Subtract, x);
        if (unsignedBits == 0) return complement;
        return Access::integer(Access::toBigInt(complement) & ((BigInt(1) << unsignedBits) - 1));
    }
    default: return {};
    }
}

Value binaryOp(const Value& x, Operation op, const Value& y) {
    Kind kind = std::max(x.kind(), y.kind());
    if (!x.isKnown() || !y.isKnown()) return {};
    switch (kind) {
    case Kind::Bool:
        if (op == Operation::LogicalAnd) return makeBool(boolVal(x) && boolVal(y));
        if (op == Operation::LogicalOr) return makeBool(boolVal(x) || boolVal(y));
        return {};
    case Kind::String:
        if (op == Operation::Add && x.kind() == y.kind()) return makeString(stringVal(x) + stringVal(y));
        return {};
    case Kind::Int: return x.kind() == y.kind() ? integerOp(x, op, y) : Value();
    case Kind::Float: return std::min(x.kind(), y.kind()) >= Kind::Int ? floatOp(x, op, y) : Value();
    case Kind::Complex: return std::min(x.kind(), y.kind()) >= Kind::Int ? complexOp(x, op, y) : Value();
    default: return {};
    }
}

Value shift(const Value& x, Operation op, unsigned count) {
    if (x.kind() != Kind::Int) return {};
    if (count == 0) return x;
    BigInt value = Access::toBigInt(x);
    if (op == Operation::ShiftLeft) return Access::integer(value << count);
    if (value >= 0) return Access::integer(value >> count);
    return Access::integer(-((-value - 1) >> count) - 1); // arithmetic: rounds down
}

namespace {

bool holds(Comparison op, int order) {
    switch (op) {
    case Comparison::Equal: return order == 0;
    case Comparison::NotEqual: return order != 0;
    case Comparison::Less: return order < 0;
    case Comparison::LessOrEqual: return order <= 0;
    case Comparison::Greater: return order > 0;
    case Comparison::GreaterOrEqual: return order >= 0;
    }
    return false;
}

int orderOf(const Value& x, const Value& y) {
    if (x.kind() == Kind::Int && y.kind() == Kind::Int) {
        if (Access::form(x) == Access::Form::Small && Access::form(y) == Access::Form::Small)
            return Access::small(x) < Access::small(y) ? -1 : Access::small(x) > Access::small(y) ? 1 : 0;
        return Access::toBigInt(x).compare(Access::toBigInt(y));
    }
    if (Access::form(x) == Access::Form::Float || Access::form(y) == Access::Form::Float)
        return Access::toBigFloat(x).compare(Access::toBigFloat(y));
    Ratio a = Access::toRatio(x);
    Ratio b = Access::toRatio(y);
    return BigInt(a.numerator * b.denominator).compare(BigInt(b.numerator * a.denominator));
}

} // namespace

bool compare(const Value& x, Comparison op, const Value& y) {
    if (!x.isKnown() || !y.isKnown()) return false;
    switch (std::max(x.kind(), y.kind())) {
    case Kind::Bool: return holds(op, boolVal(x) == boolVal(y) ? 0 : 1);
    case Kind::String: return x.kind() == y.kind() && holds(op, stringVal(x).compare(stringVal(y)));
    case Kind::Complex: {
        bool equal = orderOf(real(x), real(y)) == 0 && orderOf(imag(x), imag(y)) == 0;
        return holds(op, equal ? 0 : 1);
    }
    default: return holds(op, orderOf(x, y));
    }
}

} // namespace lockstep::types::constant
