// Expressions (spec: "Expressions"). Since a type can stand where a value can, one set of productions reads both.
#include "engine/syntax/parse_state.h"

#include <fmt/format.h>

namespace lockstep::syntax {

namespace {

/// Whether the expression can only be a value, so that a `{` behind it opens no composite literal.
bool isValue(const Expr* x) {
    switch (x->kind) {
    case NodeKind::BasicLit:
    case NodeKind::CompositeLit:
    case NodeKind::FuncLit:
    case NodeKind::SliceExpr:
    case NodeKind::TypeAssertExpr:
    case NodeKind::CallExpr:
    case NodeKind::UnaryExpr:
    case NodeKind::BinaryExpr: return true;
    case NodeKind::ParenExpr: return isValue(x->as<ParenExpr>()->x);
    case NodeKind::IndexExpr: return isValue(x->as<IndexExpr>()->x) || isValue(x->as<IndexExpr>()->index);
    case NodeKind::IndexListExpr: return isValue(x->as<IndexListExpr>()->x);
    default: return false;
    }
}

} // namespace

const Expr* Parser::expr() { return binaryExpr(nullptr, 0); }

/// Expression = UnaryExpr | Expression binary_op Expression, as far as the operators bind tighter than
/// `outerPrecedence`.
const Expr* Parser::binaryExpr(const Expr* x, int outerPrecedence) {
    if (!x) x = unaryExpr();
    for (;;) {
        const int here = precedence(token());
        if (here <= outerPrecedence) return x;
        auto* binary = start<BinaryExpr>(x->pos);
        binary->x = x;
        binary->opPos = pos();
        binary->op = token();
        next();
        binary->y = binaryExpr(nullptr, here);
        x = finish(binary);
    }
}

/// UnaryExpr = PrimaryExpr | unary_op UnaryExpr.
const Expr* Parser::unaryExpr() {
    const Level level(*this);
    if (tooDeep()) return badExpr();
    switch (token()) {
    case Token::Mul: {
        auto* star = start<StarExpr>(pos());
        next();
        star->x = unaryExpr();
        return finish(star);
    }
    case Token::Add:
    case Token::Sub:
    case Token::Not:
    case Token::Xor:
    case Token::Tilde:
    case Token::And: {
        auto* unary = start<UnaryExpr>(pos());
        unary->op = token();
        next();
        unary->x = unaryExpr();
        return finish(unary);
    }
    case Token::Arrow: return receiveOrChanType();
    default: return primaryExpr(nullptr);
    }
}

/// `<-x` receives when x is a value; when x turns out to be a channel type, the arrow belongs to that type: `<-chan
/// int(c)` is a conversion inside of a receive, `<-chan int` a type.
const Expr* Parser::receiveOrChanType() {
    const Pos arrow = pos();
    auto* receive = start<UnaryExpr>(arrow);
    receive->op = Token::Arrow;
    next();
    const Expr* x = unaryExpr();
    if (const auto* chan = x->as<ChanType>()) return reassociate(const_cast<ChanType*>(chan), arrow);
    receive->x = x;
    return finish(receive);
}

/// Moves the arrow before a channel type into it; the arrow that was there moves on to its element type, and so on:
/// `<-(chan<- (chan int))` is `<-chan (<-chan int)`.
const Expr* Parser::reassociate(ChanType* type, Pos arrow) {
    const std::string_view verb = isNewWording() ? "expected" : "expecting";
    for (ChanType* chan = type;;) {
        const ChanDirection before = chan->direction;
        const Pos ownArrow = chan->arrow;
        if (before == ChanDirection::Receive) syntaxError(fmt::format("unexpected <-, {} chan", verb));
        chan->pos = arrow;
        chan->arrow = arrow;
        chan->direction = ChanDirection::Receive;
        if (before != ChanDirection::Send) return type;
        const auto* element = chan->value->as<ChanType>();
        if (!element) {
            syntaxError(fmt::format("unexpected {}, {} chan", exprText(*chan->value), verb));
            return type;
        }
        arrow = ownArrow;
        chan = const_cast<ChanType*>(element);
    }
}

/// Operand = Literal | OperandName | "(" Expression ")" | Type.
const Expr* Parser::operand() {
    switch (token()) {
    case Token::Ident: return name();
    case Token::Int:
    case Token::Float:
    case Token::Imag:
    case Token::Char:
    case Token::String: return optionalLiteral();
    case Token::LeftParen: {
        auto* paren = start<ParenExpr>(pos());
        next();
        ++m_exprLevel;
        paren->x = expr();
        --m_exprLevel;
        want(Token::RightParen);
        return finish(paren);
    }
    case Token::Func: return functionOperand();
    case Token::LeftBracket:
    case Token::Chan:
    case Token::Map:
    case Token::Struct:
    case Token::Interface: return type();
    default: {
        const Expr* bad = badExpr();
        expected("expression");
        advance({Token::RightParen, Token::RightBracket, Token::RightBrace});
        return bad;
    }
    }
}

/// A function literal, or a function type.
const Expr* Parser::functionOperand() {
    const Pos func = pos();
    next();
    FuncType* type = funcType(func, "function type");
    if (!at(Token::LeftBrace)) return type;
    auto* literal = start<FuncLit>(func);
    ++m_exprLevel;
    literal->type = type;
    literal->body = funcBody();
    --m_exprLevel;
    return finish(literal);
}

/// PrimaryExpr = Operand { Selector | Index | Slice | TypeAssertion | Arguments | LiteralValue }.
const Expr* Parser::primaryExpr(const Expr* x) {
    if (!x) x = operand();
    for (;;) {
        switch (token()) {
        case Token::Period: x = selector(x); break;
        case Token::LeftBracket: x = indexOrSlice(x); break;
        case Token::LeftParen: x = call(x); break;
        case Token::LeftBrace:
            if (!mayStartLiteral(unparen(x))) return x;
            if (x->is<ParenExpr>()) syntaxError("cannot parenthesize type in composite literal");
            x = compositeLit(x);
            break;
        default: return x;
        }
    }
}

/// `x.name`, `x.(T)` or `x.(type)`.
const Expr* Parser::selector(const Expr* x) {
    const Pos dot = pos();
    next();
    if (at(Token::Ident)) {
        auto* node = start<SelectorExpr>(x->pos);
        node->x = x;
        node->dot = dot;
        node->sel = name();
        return finish(node);
    }
    if (!at(Token::LeftParen)) {
        expected("name or (");
        advance({Token::Semicolon, Token::RightParen});
        return x;
    }
    next();
    auto* node = start<TypeAssertExpr>(x->pos);
    node->x = x;
    node->dot = dot;
    if (!got(Token::Type)) node->type = type();
    want(Token::RightParen);
    return finish(node);
}

/// `x[i]`, `x[A, B]`, `x[low:high]` or `x[low:high:max]`.
const Expr* Parser::indexOrSlice(const Expr* x) {
    const Pos lbrack = pos();
    next();
    if (at(Token::RightBracket)) {
        expected("operand");
        if (!isNewWording()) {
            next();
            return x;
        }
        Collector<Expr> bad(*this);
        bad.add(badExpr());
        const Pos rbrack = pos();
        next();
        return instance(x, lbrack, bad.take(), rbrack);
    }
    const Expr* low = nullptr;
    if (!at(Token::Colon)) {
        bool comma = false;
        const List<Expr> arguments = typeList(comma);
        if (comma || at(Token::RightBracket)) {
            const Pos rbrack = pos();
            want(Token::RightBracket);
            return instance(x, lbrack, arguments, rbrack);
        }
        low = arguments[0];
    }
    return sliceAfterIndex(x, lbrack, low);
}

const Expr* Parser::sliceAfterIndex(const Expr* x, Pos lbrack, const Expr* low) {
    if (!got(Token::Colon)) {
        expected("comma, : or ]");
        advance({Token::Comma, Token::Colon, Token::RightBracket});
    }
    ++m_exprLevel;
    auto* slice = start<SliceExpr>(x->pos);
    slice->x = x;
    slice->lbrack = lbrack;
    slice->low = low;
    if (!at(Token::Colon) && !at(Token::RightBracket)) slice->high = expr();
    if (at(Token::Colon)) {
        slice->slice3 = true;
        if (!slice->high) {
            error(DiagnosticCode::IncompleteSlice, pos(), "middle index required in 3-index slice");
            slice->high = badExpr();
        }
        next();
        if (at(Token::RightBracket)) {
            error(DiagnosticCode::IncompleteSlice, pos(), "final index required in 3-index slice");
            slice->max = badExpr();
        } else {
            slice->max = expr();
        }
    }
    --m_exprLevel;
    slice->rbrack = pos();
    want(Token::RightBracket);
    return finish(slice);
}

/// Arguments = "(" [ Expression { "," Expression } [ "..." ] [ "," ] ] ")".
const Expr* Parser::call(const Expr* x) {
    auto* node = start<CallExpr>(x->pos);
    node->fun = x;
    node->lparen = pos();
    next();
    ++m_exprLevel;
    Collector<Expr> arguments(*this);
    node->rparen = list("argument list", Token::Comma, Token::RightParen, [&] {
        arguments.add(expr());
        if (!at(Token::Ellipsis)) return false;
        node->ellipsis = pos();
        next();
        return true;
    });
    --m_exprLevel;
    node->args = arguments.take();
    return finish(node);
}

/// Whether a `{` behind the expression opens a composite literal. In the header of a control clause a name does not:
/// there it opens the block (spec: "Composite literals", parsing ambiguity).
bool Parser::mayStartLiteral(const Expr* type) const {
    switch (type->kind) {
    case NodeKind::Ident:
    case NodeKind::SelectorExpr: return m_exprLevel >= 0;
    case NodeKind::IndexExpr:
    case NodeKind::IndexListExpr: return m_exprLevel >= 0 && !isValue(type);
    case NodeKind::ArrayType:
    case NodeKind::StructType:
    case NodeKind::MapType: return true;
    default: return false;
    }
}

/// LiteralValue = "{" [ ElementList [ "," ] ] "}", behind its type if that is not elided.
const Expr* Parser::compositeLit(const Expr* type) {
    const Level level(*this);
    if (tooDeep()) return badExpr();
    auto* node = start<CompositeLit>(type ? type->pos : pos());
    node->type = type;
    node->lbrace = pos();
    ++m_exprLevel;
    want(Token::LeftBrace);
    Collector<Expr> elements(*this);
    node->rbrace = list("composite literal", Token::Comma, Token::RightBrace, [&] {
        elements.add(literalElement());
        return false;
    });
    --m_exprLevel;
    node->elts = elements.take();
    return finish(node);
}

/// KeyedElement = [ Key ":" ] Element.
const Expr* Parser::literalElement() {
    const Expr* first = literalValue();
    if (!at(Token::Colon)) return first;
    auto* pair = start<KeyValueExpr>(first->pos);
    pair->key = first;
    pair->colon = pos();
    next();
    pair->value = literalValue();
    return finish(pair);
}

/// Element = Expression | LiteralValue.
const Expr* Parser::literalValue() { return at(Token::LeftBrace) ? compositeLit(nullptr) : expr(); }

} // namespace lockstep::syntax
