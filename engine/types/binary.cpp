// Operators (spec: "Operators", "Arithmetic operators", "Comparison operators", "Logical operators", "Address
// operators", "Receive operator").
#include "engine/types/checker_core.h"
#include "engine/types/sizes.h"
#include "engine/types/type_store.h"

namespace lockstep::types {

namespace {

using constant::Kind;
using constant::Operation;

/// The largest count of a constant shift: enough for the smallest float64.
constexpr std::uint64_t maxConstantShift = 1023 - 1 + 52;

Operation operationOf(Token op) {
    switch (op) {
    case Token::Add: return Operation::Add;
    case Token::Sub: return Operation::Subtract;
    case Token::Mul: return Operation::Multiply;
    case Token::Quo: return Operation::Quotient;
    case Token::Rem: return Operation::Remainder;
    case Token::And: return Operation::And;
    case Token::Or: return Operation::Or;
    case Token::Xor: return Operation::Xor;
    case Token::AndNot: return Operation::AndNot;
    case Token::LogicalAnd: return Operation::LogicalAnd;
    case Token::LogicalOr: return Operation::LogicalOr;
    case Token::Not: return Operation::Not;
    case Token::Shl: return Operation::ShiftLeft;
    case Token::Shr: return Operation::ShiftRight;
    default: base::fail("a token that is no operator on constants");
    }
}

constant::Comparison comparisonOf(Token op) {
    switch (op) {
    case Token::Equal: return constant::Comparison::Equal;
    case Token::NotEqual: return constant::Comparison::NotEqual;
    case Token::Less: return constant::Comparison::Less;
    case Token::LessEqual: return constant::Comparison::LessOrEqual;
    case Token::Greater: return constant::Comparison::Greater;
    case Token::GreaterEqual: return constant::Comparison::GreaterOrEqual;
    default: base::fail("a token that is no comparison");
    }
}

bool isComparisonToken(Token op) { return syntax::precedence(op) == syntax::precedence(Token::Equal); }
bool isShiftToken(Token op) { return op == Token::Shl || op == Token::Shr; }

bool isZeroComplex(const constant::Value& value) {
    return constant::sign(constant::real(value)) == 0 && constant::sign(constant::imag(value)) == 0;
}

} // namespace

bool Checker::operatorDefined(Operand& x, Token op, bool isUnary) {
    bool defined = false;
    switch (op) {
    case Token::Add: defined = isUnary ? allNumeric(x.type) : allNumericOrString(x.type); break;
    case Token::Sub:
    case Token::Mul:
    case Token::Quo: defined = allNumeric(x.type); break;
    case Token::Rem:
    case Token::And:
    case Token::Or:
    case Token::Xor:
    case Token::AndNot: defined = allInteger(x.type); break;
    case Token::LogicalAnd:
    case Token::LogicalOr:
    case Token::Not: defined = allBoolean(x.type); break;
    default: break;
    }
    if (!defined)
        error(Code::UndefinedOp, x,
              fmt::format("invalid operation: operator {} not defined on {}", tokenText(op), str(x)));
    return defined;
}

void Checker::unary(Operand& x, const syntax::UnaryExpr& e) {
    expr(x, *e.x);
    if (x.isInvalid()) return;
    Token op = e.op;
    if (op == Token::And) {
        bool isLiteral = syntax::unparen(e.x)->is<syntax::CompositeLit>();
        if (!isLiteral && x.mode != Mode::Variable) {
            error(Code::UnaddressableOperand, x, fmt::format("invalid operation: cannot take address of {}", str(x)));
            x.invalidate();
            return;
        }
        if (!isLiteral) noteAddressTaken(*e.x);
        x.becomeValue(m_store.make<Pointer>(x.type));
        return;
    }
    if (op == Token::Arrow) {
        receive(x);
        return;
    }
    if (op == Token::Tilde) {
        bool isNumber = allInteger(x.type);
        error(Code::UndefinedOp, e,
              fmt::format("cannot use ~ outside of interface or type constraint{}",
                          isNumber ? " (use ^ for bitwise complement)" : ""));
        x.invalidate();
        return;
    }
    if (!operatorDefined(x, op, true)) {
        x.invalidate();
        return;
    }
    if (!x.isConstant()) {
        x.mode = Mode::Value;
        return;
    }
    if (!x.value.isKnown()) return;
    unsigned bits = isUnsigned(x.type) ? static_cast<unsigned>(sizeOf(x.type) * 8) : 0;
    x.value = constant::unaryOp(operationOf(op), x.value, bits);
    x.expr = &e;
    overflow(x, e.pos);
}

/// `<-x`
void Checker::receive(Operand& x) {
    Type* core = coreType(x.type);
    auto* channel = as<Chan>(core);
    const char* problem = nullptr;
    if (!core)
        problem = "cannot receive from {} (no core type)";
    else if (!channel)
        problem = "cannot receive from non-channel {}";
    else if (channel->direction() == syntax::ChanDirection::Send)
        problem = "cannot receive from send-only channel {}";
    if (problem) {
        error(Code::InvalidReceive, x, "invalid operation: " + fmt::format(fmt::runtime(problem), str(x)));
        x.invalidate();
        return;
    }
    x.mode = Mode::CommaOk;
    x.type = channel->elem();
    m_env.hasCallOrReceive = true;
}

/// a + b + c + …: from left to right in a loop, since such sums may be long.
void Checker::binaryChain(Operand& x, const syntax::BinaryExpr& e) {
    std::vector<const syntax::BinaryExpr*> chain;
    const Expr* first = &e;
    while (const auto* each = first->as<syntax::BinaryExpr>()) {
        chain.push_back(each);
        first = each->x;
    }
    expr(x, *first);
    for (auto each = chain.rbegin(); each != chain.rend(); ++each) {
        const syntax::BinaryExpr& current = **each;
        Operand y;
        expr(y, *current.y);
        binaryOperands(x, y, &current, *current.x, *current.y, current.op, current.opPos);
        x.expr = &current;
        if (&current != &e) record(x);
    }
}

/// x = lhs op rhs; `e` is null for `lhs op= rhs`.
void Checker::binary(Operand& x, const Expr* e, const Expr& lhs, const Expr& rhs, Token op, Pos opPos) {
    Operand y;
    expr(x, lhs);
    expr(y, rhs);
    binaryOperands(x, y, e, lhs, rhs, op, opPos);
}

void Checker::binaryOperands(Operand& x, Operand& y, const Expr* e, const Expr& lhs, const Expr& rhs, Token op,
                             Pos opPos) {
    if (x.isInvalid()) return;
    if (y.isInvalid()) {
        x.invalidate();
        x.expr = y.expr;
        return;
    }
    if (isShiftToken(op)) {
        shift(x, y, e, op, opPos);
        return;
    }
    if (!matchTypes(x, y)) return;
    if (isComparisonToken(op)) {
        comparison(x, y, op);
        return;
    }
    if (!identical(x.type, y.type)) {
        if (!isInvalid(x.type) && !isInvalid(y.type)) {
            std::string text = e ? str(*e) : fmt::format("{} {}= {}", str(lhs), tokenText(op), str(rhs));
            error(Code::MismatchedTypes, e ? *e : lhs,
                  fmt::format("invalid operation: {} (mismatched types {} and {})", text, str(x.type), str(y.type)));
        }
        x.invalidate();
        return;
    }
    if (!operatorDefined(x, op, false)) {
        x.invalidate();
        return;
    }
    if ((op == Token::Quo || op == Token::Rem) && y.isConstant() && y.value.isKnown()) {
        bool isWhole = x.isConstant() || allInteger(x.type);
        bool isZero = y.value.kind() == Kind::Complex ? isZeroComplex(y.value) : constant::sign(y.value) == 0;
        if (isWhole && isZero) {
            error(Code::DivByZero, y, "invalid operation: division by zero");
            x.invalidate();
            return;
        }
    }
    if (!x.isConstant() || !y.isConstant()) {
        x.mode = Mode::Value;
        return;
    }
    if (!x.value.isKnown() || !y.value.isKnown()) {
        x.value = {};
        return;
    }
    bool truncates = op == Token::Quo && isInteger(x.type);
    x.value = constant::binaryOp(x.value, truncates ? Operation::IntegerQuotient : operationOf(op), y.value);
    if (e) x.expr = e;
    overflow(x, opPos);
}

/// `switchCase`: x is a value of a `case`, y the switch's.
void Checker::comparison(Operand& x, Operand& y, Token op, bool switchCase) {
    if (isInvalid(x.type) || isInvalid(y.type)) {
        x.invalidate();
        return;
    }
    if (switchCase) op = Token::Equal;
    Operand* offender = nullptr;
    std::string cause;
    Code code = Code::UndefinedOp;
    std::string ignored;
    Code ignoredCode{};
    if (!assignableTo(x, y.type, ignored, ignoredCode) && !assignableTo(y, x.type, ignored, ignoredCode)) {
        offender = &y; // with the second operand it shows
        code = Code::MismatchedTypes;
        cause = fmt::format("mismatched types {} and {}", str(x.type), str(y.type));
    } else if (op == Token::Equal || op == Token::NotEqual) {
        offender = incomparableOperand(x, y, cause);
    } else if (!allOrdered(x.type)) {
        offender = &x;
    } else if (!allOrdered(y.type)) {
        offender = &y;
    }
    if (!offender) {
        if (x.isConstant() && y.isConstant()) {
            x.value = x.value.isKnown() && y.value.isKnown()
                          ? constant::makeBool(constant::compare(x.value, comparisonOf(op), y.value))
                          : constant::Value();
        } else {
            x.mode = Mode::Value;
            if (x.expr) updateExprType(*x.expr, defaultType(x.type), true);
            if (y.expr) updateExprType(*y.expr, defaultType(y.type), true);
        }
        x.type = basicType(BasicKind::UntypedBool);
        return;
    }
    if (cause.empty()) {
        if (isTypeParam(x.type) || isTypeParam(y.type)) {
            if (!isTypeParam(x.type)) offender = &y;
            cause = fmt::format("type parameter {} cannot use operator {}", str(offender->type), tokenText(op));
        } else {
            cause = fmt::format("operator {} not defined on {}", tokenText(op), kindText(*offender));
        }
    }
    std::string left = x.expr ? str(*x.expr) : str(x);
    std::string right = y.expr ? str(*y.expr) : str(y);
    if (switchCase)
        error(code, x, fmt::format("invalid case {} in switch on {} ({})", left, right, cause));
    else
        error(code, *offender, fmt::format("invalid operation: {} {} {} ({})", left, tokenText(op), right, cause));
    x.invalidate();
}

/// The operand for which == is not defined, and why; null if it is for both.
Operand* Checker::incomparableOperand(Operand& x, Operand& y, std::string& cause) {
    if (x.isNil() && y.isNil()) return &y;
    if (x.isNil() || y.isNil()) {
        Operand& other = x.isNil() ? y : x;
        return hasNil(other.type) ? nullptr : &y;
    }
    for (Operand* each : {&x, &y}) {
        if (isComparable(each->type, true)) continue;
        switch (under(each->type)->kind()) {
        case TypeKind::Slice:
        case TypeKind::Signature:
        case TypeKind::Map: cause = fmt::format("{} can only be compared to nil", kindText(*each)); break;
        default: (void)isComparable(each->type, true, &cause); break;
        }
        return each;
    }
    return nullptr;
}

/// "slice", "func", …, or the type if it has a simple one.
std::string Checker::kindText(const Operand& x) {
    std::string_view kind = kindWord(x.type);
    return kind.empty() ? str(x.type) : std::string(kind);
}

void Checker::shift(Operand& x, Operand& y, const Expr* e, Token op, Pos opPos) {
    constant::Value whole = x.isConstant() ? constant::toInt(x.value) : constant::Value();
    bool isWhole = isUntyped(x.type) && x.isConstant() && (whole.kind() == Kind::Int || !x.value.isKnown());
    // An untyped shift that has no constant value yet: the context decides, as it does for the inner one.
    isWhole = isWhole || (!x.isConstant() && isUntypedNumeric(x.type));
    if (!allInteger(x.type) && !isWhole) {
        error(Code::InvalidShiftOperand, x,
              fmt::format("invalid operation: shifted operand {} must be integer", str(x)));
        x.invalidate();
        return;
    }
    if (!shiftCount(y)) {
        x.invalidate();
        return;
    }
    if (!x.isConstant()) {
        x.mode = Mode::Value;
        return;
    }
    if (y.isConstant()) {
        if (!isInteger(x.type)) x.type = basicType(BasicKind::UntypedInt);
        if (!x.value.isKnown() || !y.value.isKnown()) {
            x.value = {};
            return;
        }
        auto count = constant::uint64Val(constant::toInt(y.value));
        if (!count || *count > maxConstantShift) {
            error(Code::InvalidShiftCount, y, fmt::format("invalid operation: invalid shift count {}", str(y)));
            x.invalidate();
            return;
        }
        x.value = constant::shift(whole, operationOf(op), static_cast<unsigned>(*count));
        if (e) x.expr = e;
        overflow(x, opPos);
        return;
    }
    // Spec: an untyped constant that is shifted by a variable count gets the type that the context gives the shift; so
    // whether that is an integer type shows later.
    if (isUntyped(x.type) && x.expr && isUntyped(facts(*x.expr).type)) m_shiftOperand[x.expr->id.value] = true;
    x.mode = Mode::Value;
}

/// Whether y can be the count of a shift; an untyped one becomes a uint.
bool Checker::shiftCount(Operand& y) {
    if (y.isConstant() && y.value.isKnown()) {
        constant::Value count = constant::toInt(y.value);
        if (count.kind() == Kind::Int && constant::sign(count) < 0) {
            error(Code::InvalidShiftCount, y, fmt::format("invalid operation: negative shift count {}", str(y)));
            return false;
        }
    }
    if (isUntyped(y.type)) {
        if (y.isConstant() && isNumeric(y.type)) {
            Operand original = y;
            representable(y, basicType(BasicKind::Uint));
            if (y.isInvalid()) return false;
            y.value = constant::toInt(original.value);
        }
        convertUntyped(y, basicType(BasicKind::Uint));
        return !y.isInvalid();
    }
    if (!allInteger(y.type)) {
        error(Code::InvalidShiftCount, y, fmt::format("invalid operation: shift count {} must be integer", str(y)));
        return false;
    }
    if (allUnsigned(y.type) || allowVersion(13)) return true;
    return requireVersion(13, y.expr ? y.expr->span() : syntax::Span{},
                          fmt::format("invalid operation: signed shift count {}", str(y)));
}

} // namespace lockstep::types
