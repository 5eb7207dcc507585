// Signatures, parameters and interfaces (spec: "Function types", "Interface types", "Type parameter declarations").
#include "engine/syntax/parse_state.h"

#include <algorithm>
#include <fmt/format.h>

namespace lockstep::syntax {

namespace {

/// What Go's compiler counts as operators when it looks for one to go on at: all but `*` and `<-`.
constexpr TokenSet operators = {Token::Add,       Token::Sub,          Token::Quo,        Token::Rem,
                                Token::And,       Token::Or,           Token::Xor,        Token::Shl,
                                Token::Shr,       Token::AndNot,       Token::Not,        Token::Tilde,
                                Token::Equal,     Token::Less,         Token::Greater,    Token::NotEqual,
                                Token::LessEqual, Token::GreaterEqual, Token::LogicalAnd, Token::LogicalOr};

} // namespace

/// InterfaceType = "interface" "{" { InterfaceElem ";" } "}".
const Expr* Parser::interfaceType() {
    auto* node = start<InterfaceType>(pos());
    next();
    auto* methods = start<FieldList>(pos());
    want(Token::LeftBrace);
    Collector<Field> list(*this);
    this->list("interface type", Token::Semicolon, Token::RightBrace, [&] {
        list.add(interfaceElement());
        return false;
    });
    methods->list = list.take();
    node->methods = finish(methods);
    return finish(node);
}

/// InterfaceElem = MethodName Signature | TypeTerm { "|" TypeTerm }.
const Field* Parser::interfaceElement() {
    if (!at(Token::Ident)) return elementField(nullptr);
    Ident* first = name();
    if (at(Token::LeftParen)) return methodField(first);
    if (at(Token::LeftBracket)) return bracketedElement(first);
    return elementField(qualifiedName(first));
}

const Field* Parser::methodField(Ident* name) {
    auto* field = start<Field>(name->pos);
    Collector<Ident> names(*this);
    names.add(name);
    field->names = names.take();
    field->type = funcType({}, "interface method");
    return finish(field);
}

/// An embedded element, of which one term may have been read.
const Field* Parser::elementField(const Expr* type) {
    auto* field = start<Field>(type ? type->pos : pos());
    field->type = embeddedUnion(type);
    return finish(field);
}

/// Behind a name stands a bracket: an embedded instantiated type, or a method that wrongly has type parameters.
const Field* Parser::bracketedElement(Ident* name) {
    const Pos lbrack = pos();
    next();
    if (at(Token::RightBracket)) {
        const Pos rbrack = pos();
        next();
        const bool isMethod = at(Token::LeftParen);
        error(DiagnosticCode::MisplacedTypeParameters, rbrack,
              isMethod ? "empty type parameter list" : "empty type argument list");
        return isMethod ? methodField(name) : elementField(name);
    }
    const std::vector<Parameter> list = parameters(nullptr, nullptr, Token::RightBracket, false);
    if (list.empty()) return at(Token::LeftParen) ? methodField(name) : elementField(name);
    if (list.front().name) {
        const Field* method = methodField(name);
        error(DiagnosticCode::MisplacedTypeParameters, lbrack, "interface method must have no type parameters");
        return method;
    }
    Collector<Expr> arguments(*this);
    for (const Parameter& each : list) arguments.add(each.type);
    return elementField(instance(name, lbrack, arguments.take(), m_lastEnd));
}

/// TypeTerm { "|" TypeTerm }; the first may have been read.
const Expr* Parser::embeddedUnion(const Expr* first) {
    const Expr* x = first ? first : embeddedTerm();
    while (at(Token::Or)) {
        auto* either = start<BinaryExpr>(x->pos);
        either->x = x;
        either->opPos = pos();
        either->op = Token::Or;
        next();
        either->y = embeddedTerm();
        x = finish(either);
    }
    return x;
}

/// TypeTerm = [ "~" ] Type.
const Expr* Parser::embeddedTerm() {
    if (at(Token::Tilde)) {
        auto* underlying = start<UnaryExpr>(pos());
        underlying->op = Token::Tilde;
        next();
        underlying->x = type();
        return finish(underlying);
    }
    if (const Expr* type = typeOrNull()) return type;
    const Expr* bad = badExpr();
    expected("~ term or type");
    advance(operators | TokenSet{Token::Semicolon, Token::RightParen, Token::RightBracket, Token::RightBrace});
    return bad;
}

/// [ TypeParameters ] Parameters [ Result ]. With a context, type parameters are a mistake there.
FuncType* Parser::funcType(Pos func, std::string_view context) {
    auto* node = start<FuncType>(func ? func : pos());
    node->func = func;
    if (at(Token::LeftBracket)) {
        const Pos lbrack = pos();
        next();
        if (!context.empty()) {
            syntaxError(lbrack, fmt::format("{} must have no type parameters", context),
                        DiagnosticCode::MisplacedTypeParameters);
        }
        if (at(Token::RightBracket)) {
            syntaxError(pos(), "empty type parameter list", DiagnosticCode::MisplacedTypeParameters);
            next();
        } else {
            node->typeParams = parameterList(lbrack, Token::RightBracket, true);
        }
    }
    const Pos open = pos();
    want(Token::LeftParen);
    node->params = parameterList(open, Token::RightParen, false);
    node->results = funcResult();
    return finish(node);
}

/// Result = Parameters | Type; null without one.
const FieldList* Parser::funcResult() {
    const Pos begin = pos();
    if (got(Token::LeftParen)) return parameterList(begin, Token::RightParen, false);
    const Expr* type = typeOrNull();
    if (!type) return nullptr;
    Parameter only;
    only.pos = begin;
    only.type = type;
    return fieldList(begin, {only});
}

/// Behind the opening bracket, up to and with the closing one. A first name, or name and type, may have been read.
const FieldList* Parser::parameterList(Pos open, Token close, bool requireNames, Ident* name, const Expr* type) {
    return fieldList(open, parameters(name, type, close, requireNames));
}

/// Names that were declared with one type become one field.
const FieldList* Parser::fieldList(Pos open, const std::vector<Parameter>& list) {
    auto* node = start<FieldList>(open);
    Collector<Field> fields(*this);
    for (std::size_t i = 0; i < list.size();) {
        auto* field = start<Field>(list[i].pos);
        field->type = list[i].type;
        field->end = std::max(field->type->end, field->pos);
        if (list[i].name) {
            Collector<Ident> names(*this);
            while (i < list.size() && list[i].name && list[i].type == field->type) names.add(list[i++].name);
            field->names = names.take();
        } else {
            ++i;
        }
        fields.add(field);
    }
    node->list = fields.take();
    return finish(node);
}

/// ParameterDecl = [ IdentifierList ] [ "..." ] Type, one name at a time; false when there is none.
bool Parser::parameter(Parameter& result, Ident* name, Token close) {
    const bool unionsOk = close == Token::RightBracket;
    result.pos = name ? name->pos : pos();
    if (name || at(Token::Ident)) {
        if (parameterWithName(result, name ? name : this->name(), unionsOk)) return true;
    }
    if (at(Token::Ellipsis)) {
        result.type = dotsType();
        return true;
    }
    if (unionsOk && at(Token::Tilde)) {
        result.type = embeddedUnion(nullptr);
        return true;
    }
    result.type = typeOrNull();
    if (result.type && unionsOk && at(Token::Or)) result.type = embeddedUnion(result.type);
    if (result.name || result.type) return true;
    expected(text(close));
    advance(TokenSet{Token::Comma} | TokenSet{close});
    return false;
}

/// A parameter that starts with a name; true when all of it has been read.
bool Parser::parameterWithName(Parameter& result, Ident* name, bool unionsOk) {
    if (at(Token::LeftBracket)) {
        bool isInstance = false;
        result.type = arrayOrInstance(name, isInstance);
        if (!isInstance) result.name = name;
    } else if (at(Token::Period)) {
        result.type = qualifiedName(name);
    } else if (unionsOk && at(Token::Or)) {
        result.type = name;
    } else {
        result.name = name;
        return false;
    }
    if (unionsOk && at(Token::Or)) result.type = embeddedUnion(result.type);
    return true;
}

/// `...T`.
const Expr* Parser::dotsType() {
    auto* dots = start<Ellipsis>(pos());
    next();
    dots->elt = typeOrNull();
    if (!dots->elt) {
        dots->elt = badExpr();
        syntaxError("... is missing type");
    }
    return finish(dots);
}

/// The parameters up to and with the closing bracket. Afterwards either all have a name, or none.
std::vector<Parser::Parameter> Parser::parameters(Ident* name, const Expr* type, Token close, bool requireNames) {
    std::vector<Parameter> result;
    if (name && type && got(close)) {
        result.push_back({name->pos, name, type});
        return result;
    }
    const Pos end = list(isNewWording() ? "parameter or result list" : "parameter list", Token::Comma, close, [&] {
        Parameter next;
        if (type) next = {name->pos, name, type};
        if (type || parameter(next, name, close)) result.push_back(next);
        name = nullptr;
        type = nullptr;
        return false;
    });
    const bool anyNamed =
        std::any_of(result.begin(), result.end(), [](const Parameter& p) { return p.name && p.type; });
    if (anyNamed || requireNames) {
        nameParameters(result, end, requireNames);
    } else {
        for (Parameter& each : result) {
            if (each.name) each.type = std::exchange(each.name, nullptr);
        }
    }
    return result;
}

/// Some parameters have a name and a type, so all must: `a, b int` gives a its type, everything else is a mistake.
void Parser::nameParameters(std::vector<Parameter>& list, Pos end, bool requireNames) {
    std::size_t named = 0;
    std::size_t typed = 0;
    for (const Parameter& each : list) {
        named += each.name && each.type ? 1 : 0;
        typed += each.type ? 1 : 0;
    }
    Pos mistake;
    const Expr* type = nullptr;
    for (auto each = list.rbegin(); each != list.rend(); ++each) {
        if (each->type) {
            type = each->type;
            if (each->name) continue;
            mistake = type->is<FuncType>() ? operatorPos(*type) : type->pos;
            each->name = ident(mistake, "_");
        } else if (type) {
            each->type = type;
        } else {
            mistake = each->name->pos;
            each->type = start<BadExpr>(mistake);
        }
    }
    if (mistake.isNone()) return;
    std::string message = "mixed named and unnamed parameters";
    if (requireNames && named == typed) {
        mistake = end;
        message = "missing type constraint";
    } else if (requireNames) {
        message = m_options.goMinor >= 22 ? "missing type parameter name" : "type parameters must be named";
        if (m_options.goMinor >= 22 && list.size() == 1) message += " or invalid array length";
    }
    syntaxError(mistake, message, DiagnosticCode::MixedParameters);
}

} // namespace lockstep::syntax
