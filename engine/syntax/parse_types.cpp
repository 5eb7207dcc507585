// Types (spec: "Types"), type arguments included.
#include "engine/syntax/parse_state.h"

namespace lockstep::syntax {

const Expr* Parser::type() {
    if (const Expr* type = typeOrNull()) return type;
    const Expr* bad = badExpr();
    expected("type");
    advance({Token::Comma, Token::Colon, Token::Semicolon, Token::RightParen, Token::RightBracket, Token::RightBrace});
    return bad;
}

/// Type = TypeName [ TypeArgs ] | TypeLit | "(" Type ")"; null when no type starts here.
const Expr* Parser::typeOrNull() {
    const Level level(*this);
    if (tooDeep()) return nullptr;
    const Pos begin = pos();
    switch (token()) {
    case Token::Mul: {
        next();
        auto* star = start<StarExpr>(begin);
        star->x = type();
        return finish(star);
    }
    case Token::Func: next(); return funcType(begin, "function type");
    case Token::LeftBracket: next(); return got(Token::RightBracket) ? sliceType(begin) : arrayType(begin, nullptr);
    case Token::Arrow:
    case Token::Chan: return chanType();
    case Token::Map: return mapType();
    case Token::Struct: return structType();
    case Token::Interface: return interfaceType();
    case Token::Ident: return qualifiedName(nullptr);
    case Token::LeftParen: return parenthesizedType();
    default: return nullptr;
    }
}

const Expr* Parser::parenthesizedType() {
    auto* paren = start<ParenExpr>(pos());
    next();
    paren->x = type();
    want(Token::RightParen);
    return finish(paren);
}

/// ChannelType = ( "chan" | "chan" "<-" | "<-" "chan" ) ElementType.
const Expr* Parser::chanType() {
    auto* chan = start<ChanType>(pos());
    if (at(Token::Arrow)) {
        chan->direction = ChanDirection::Receive;
        chan->arrow = pos();
        next();
        want(Token::Chan);
    } else {
        next();
        if (at(Token::Arrow)) {
            chan->direction = ChanDirection::Send;
            chan->arrow = pos();
            next();
        }
    }
    chan->value = chanElem();
    return finish(chan);
}

const Expr* Parser::chanElem() {
    if (const Expr* type = typeOrNull()) return type;
    const Expr* bad = badExpr();
    syntaxError("missing channel element type");
    return bad;
}

/// MapType = "map" "[" KeyType "]" ElementType.
const Expr* Parser::mapType() {
    auto* map = start<MapType>(pos());
    next();
    want(Token::LeftBracket);
    map->key = type();
    want(Token::RightBracket);
    map->value = type();
    return finish(map);
}

/// Behind the bracket of an array type, and behind its length if that is given.
const Expr* Parser::arrayType(Pos lbrack, const Expr* length) {
    auto* array = start<ArrayType>(lbrack);
    if (!length) {
        if (at(Token::Ellipsis)) {
            auto* dots = start<Ellipsis>(pos());
            next();
            length = finish(dots);
        } else {
            ++m_exprLevel;
            length = expr();
            --m_exprLevel;
        }
    }
    if (at(Token::Comma)) {
        // right in a list of type parameters, which this might have been meant to be
        syntaxError(isNewWording() ? "unexpected comma; expected ]" : "unexpected comma; expecting ]");
        next();
    }
    want(Token::RightBracket);
    array->len = length;
    array->elt = type();
    return finish(array);
}

/// Behind `[]`.
const Expr* Parser::sliceType(Pos lbrack) {
    auto* slice = start<ArrayType>(lbrack);
    slice->elt = type();
    return finish(slice);
}

/// Behind a name in a list of fields or parameters stands a bracket: its type is an array or slice, or the name is a
/// generic type being instantiated.
const Expr* Parser::arrayOrInstance(Ident* name, bool& isInstance) {
    const Pos lbrack = pos();
    next();
    isInstance = false;
    if (got(Token::RightBracket)) return sliceType(lbrack);
    bool comma = false;
    const List<Expr> arguments = typeList(comma);
    const Pos rbrack = pos();
    want(Token::RightBracket);
    if (!comma) {
        if (const Expr* element = typeOrNull()) {
            auto* array = start<ArrayType>(lbrack);
            array->len = arguments[0];
            array->elt = element;
            return finish(array);
        }
    }
    isInstance = true;
    return instance(name, lbrack, arguments, rbrack);
}

/// TypeName [ TypeArgs ], the first name of which may have been read already.
const Expr* Parser::qualifiedName(Ident* first) {
    const Expr* x = first;
    if (!x && at(Token::Ident)) x = name();
    if (!x) {
        x = ident(pos(), "_");
        expected("name");
        advance({Token::Period, Token::Semicolon, Token::RightBrace});
    }
    if (at(Token::Period)) {
        auto* qualified = start<SelectorExpr>(x->pos);
        qualified->x = x;
        qualified->dot = pos();
        next();
        qualified->sel = name();
        x = finish(qualified);
    }
    return at(Token::LeftBracket) ? typeInstance(x) : x;
}

const Expr* Parser::typeInstance(const Expr* generic) {
    const Pos lbrack = pos();
    next();
    List<Expr> arguments;
    if (at(Token::RightBracket)) {
        Collector<Expr> bad(*this);
        bad.add(badExpr());
        arguments = bad.take();
        expected(isNewWording() ? "type argument list" : "type");
    } else {
        bool comma = false;
        arguments = typeList(comma);
    }
    const Pos rbrack = pos();
    want(Token::RightBracket);
    return instance(generic, lbrack, arguments, rbrack);
}

/// `x[A]` or `x[A, B]`, brackets consumed. Pre: there is an argument.
const Expr* Parser::instance(const Expr* x, Pos lbrack, List<Expr> arguments, Pos rbrack) {
    if (arguments.size() == 1) {
        auto* index = start<IndexExpr>(x->pos);
        index->x = x;
        index->lbrack = lbrack;
        index->index = arguments[0];
        index->rbrack = rbrack;
        return finish(index);
    }
    auto* list = start<IndexListExpr>(x->pos);
    list->x = x;
    list->lbrack = lbrack;
    list->indices = arguments;
    list->rbrack = rbrack;
    return finish(list);
}

/// An expression, which may be a type, and behind it types, with commas between them; `comma` when there is at least
/// one.
List<Expr> Parser::typeList(bool& comma) {
    Collector<Expr> list(*this);
    ++m_exprLevel;
    list.add(expr());
    while (got(Token::Comma)) {
        comma = true;
        const Expr* type = typeOrNull();
        if (!type) break;
        list.add(type);
    }
    --m_exprLevel;
    return list.take();
}

/// StructType = "struct" "{" { FieldDecl ";" } "}".
const Expr* Parser::structType() {
    auto* node = start<StructType>(pos());
    next();
    auto* fields = start<FieldList>(pos());
    want(Token::LeftBrace);
    Collector<Field> list(*this);
    this->list("struct type", Token::Semicolon, Token::RightBrace, [&] {
        if (const Field* field = structField()) list.add(field);
        return false;
    });
    fields->list = list.take();
    node->fields = finish(fields);
    return finish(node);
}

/// FieldDecl = ( IdentifierList Type | [ "*" ] TypeName [ TypeArgs ] ) [ Tag ]; null when there is none.
const Field* Parser::structField() {
    switch (token()) {
    case Token::Ident: return namedStructField();
    case Token::Mul: return starStructField();
    case Token::LeftParen: return parenthesizedStructField();
    default:
        expected("field name or embedded type");
        advance({Token::Semicolon, Token::RightBrace});
        return nullptr;
    }
}

const Field* Parser::embeddedField(Pos pos, const Expr* type) {
    auto* field = start<Field>(pos);
    field->type = type;
    field->tag = optionalLiteral();
    return finish(field);
}

const Field* Parser::namedStructField() {
    const Pos begin = pos();
    Ident* first = name();
    if (at(Token::Period) || isBasicLiteral(token()) || at(Token::Semicolon) || at(Token::RightBrace))
        return embeddedField(begin, qualifiedName(first));

    auto* field = start<Field>(begin);
    field->names = nameList(first);
    if (field->names.size() == 1 && at(Token::LeftBracket)) {
        bool isInstance = false;
        field->type = arrayOrInstance(first, isInstance);
        if (isInstance) field->names = {};
    } else {
        field->type = type();
    }
    field->tag = optionalLiteral();
    return finish(field);
}

const Field* Parser::starStructField() {
    const Pos begin = pos();
    auto* star = start<StarExpr>(begin);
    next();
    if (at(Token::LeftParen)) {
        syntaxError("cannot parenthesize embedded type");
        next();
        star->x = qualifiedName(nullptr);
        got(Token::RightParen);
    } else {
        star->x = qualifiedName(nullptr);
    }
    return embeddedField(begin, finish(star));
}

const Field* Parser::parenthesizedStructField() {
    const Pos begin = pos();
    syntaxError("cannot parenthesize embedded type");
    next();
    const Expr* type = nullptr;
    if (at(Token::Mul)) {
        auto* star = start<StarExpr>(pos());
        next();
        star->x = qualifiedName(nullptr);
        type = finish(star);
    } else {
        type = qualifiedName(nullptr);
    }
    got(Token::RightParen);
    return embeddedField(begin, type);
}

} // namespace lockstep::syntax
