// Literals (spec: "Integer literals" to "String literals", "Function literals", "Composite literals").
#include "engine/types/checker_core.h"
#include "engine/types/type_store.h"

#include <algorithm>
#include <optional>

namespace lockstep::types {

namespace {

/// Numbers written with more characters than this have no meaning as constants.
constexpr std::size_t maxNumberLength = 10000;

constexpr std::string_view mixtureText = "mixture of field:value and value elements in struct literal";

constant::Value literalValue(const syntax::BasicLit& e) {
    switch (e.literal) {
    case Token::Int: return constant::makeFromLiteral(e.value, constant::LiteralKind::Int);
    case Token::Float: return constant::makeFromLiteral(e.value, constant::LiteralKind::Float);
    case Token::Imag: return constant::makeFromLiteral(e.value, constant::LiteralKind::Imaginary);
    case Token::Char: return constant::makeFromLiteral(e.value, constant::LiteralKind::Rune);
    default: return constant::makeString(syntax::stringValue(e));
    }
}

BasicKind literalType(Token literal) {
    switch (literal) {
    case Token::Int: return BasicKind::UntypedInt;
    case Token::Float: return BasicKind::UntypedFloat;
    case Token::Imag: return BasicKind::UntypedComplex;
    case Token::Char: return BasicKind::UntypedRune;
    default: return BasicKind::UntypedString;
    }
}

/// The constant keys of a map literal. With interface keys, those of different types differ.
class SeenKeys {
public:
    explicit SeenKeys(bool byType) : m_byType(byType) {}

    /// False if it is there already.
    bool add(const Operand& key) {
        std::string text = std::to_string(static_cast<int>(key.value.kind())) + constant::exactString(key.value);
        std::vector<Type*>& types = m_seen[text];
        for (Type* type : types)
            if (!m_byType || identical(type, key.type)) return false;
        types.push_back(key.type);
        return true;
    }

private:
    bool m_byType;
    std::unordered_map<std::string, std::vector<Type*>> m_seen;
};

bool isOpenArray(const Expr& type) {
    const auto* array = type.as<syntax::ArrayType>();
    return array && array->len && array->len->is<syntax::Ellipsis>();
}

std::optional<std::size_t> fieldNumber(const Struct& type, const Package* package, std::string_view name) {
    for (std::size_t i = 0; i < type.fields().size(); ++i)
        if (name != "_" && type.fields()[i]->sameId(package, name)) return i;
    return std::nullopt;
}

/// The composite literals among the elements of a composite literal may leave out their types.
Type* hintFor(const Expr& element, Type* type) { return element.is<syntax::CompositeLit>() ? type : nullptr; }

} // namespace

/// Spec "Integer literals": prefixes, separators and hexadecimal floating-point came with go1.13.
bool Checker::allowNumber(const syntax::BasicLit& e) {
    if (allowVersion(13)) return true;
    const std::string_view text = e.value;
    const char prefix = text.size() > 1 && text[0] == '0' ? static_cast<char>(text[1] | 0x20) : '0';
    if (text.find('_') != std::string_view::npos)
        return requireVersion(13, e.span(), "underscores in numeric literals");
    if (prefix == 'b') return requireVersion(13, e.span(), "binary literals");
    if (prefix == 'o') return requireVersion(13, e.span(), "0o/0O-style octal literals");
    if (prefix == 'x' && e.literal != Token::Int)
        return requireVersion(13, e.span(), "hexadecimal floating-point literals");
    return true;
}

void Checker::basicLiteral(Operand& x, const syntax::BasicLit& e) {
    if (e.bad) return;
    bool isNumber = e.literal == Token::Int || e.literal == Token::Float || e.literal == Token::Imag;
    if (isNumber && e.value.size() > maxNumberLength) {
        error(Code::InvalidConstVal, e,
              fmt::format("excessively long constant: {}... ({} chars)", e.value.substr(0, 10), e.value.size()));
        return;
    }
    if (isNumber && !allowNumber(e)) return;
    x.value = literalValue(e);
    if (!x.value.isKnown()) {
        error(Code::InvalidConstVal, e, fmt::format("malformed constant: {}", e.value));
        return;
    }
    x.mode = Mode::Constant;
    x.type = basicType(literalType(e.literal));
    x.expr = &e;
    overflow(x, e.pos);
}

void Checker::functionLiteral(Operand& x, const syntax::FuncLit& e) {
    auto* signature = as<Signature>(typeOf(*e.type));
    if (!signature) return; // was reported
    x.becomeValue(signature);
    if (m_options.ignoreFunctionBodies) return;
    FunctionInfo* function = newFunction(m_env.function, signature);
    function->literal = &e;
    m_info.m_functionOf[&e] = function;
    Environment env = m_env;
    env.scope = m_functionScopes[function];
    env.inTypeParamList = false;
    bool hasIota = m_env.iota != nullptr;
    constant::Value iota = hasIota ? *m_env.iota : constant::Value();
    // Not at once: it may belong to a declaration that it mentions. But before the scope around it gets new names.
    later([this, function, &e, env, hasIota, iota]() mutable {
        env.iota = hasIota ? &iota : nullptr;
        functionBody(function, *e.body, env);
    });
}

void Checker::compositeLiteral(Operand& x, const syntax::CompositeLit& e, Type* hint) {
    Type* type = basicType(BasicKind::Invalid);
    Type* base = nullptr;
    Array* open = nullptr;
    if (e.type && isOpenArray(*e.type)) {
        open = m_store.make<Array>(varType(*e.type->as<syntax::ArrayType>()->elt), -1);
        type = base = open;
    } else if (e.type) {
        type = base = typeOf(*e.type);
    } else if (hint) {
        type = base = hint;
        // For an element type *T, {…} means &T{…}.
        if (auto* pointer = as<Pointer>(coreType(hint))) base = pointer->elem();
    } else {
        error(Code::MissingLiteralType, e, "missing type in composite literal");
        base = type;
    }
    Type* core = isInvalid(base) ? base : coreType(base);
    TypeKind kind = core ? core->kind() : TypeKind::Basic;
    if (kind == TypeKind::Struct) {
        structLiteral(e, as<Struct>(core), base);
    } else if (kind == TypeKind::Array) {
        auto* array = as<Array>(core);
        std::int64_t length = indexedElements(e.elts, array->elem(), array->length());
        if (open) {
            open->m_length = length;
            recordTypeAndValue(*e.type, Mode::TypeExpr, open, {});
        }
    } else if (kind == TypeKind::Slice) {
        (void)indexedElements(e.elts, as<Slice>(core)->elem(), -1);
    } else if (kind == TypeKind::Map) {
        mapLiteral(e, as<Map>(core));
    } else {
        for (const Expr* element : e.elts) {
            const auto* pair = element->as<syntax::KeyValueExpr>();
            // A key may be the name of a field.
            if (pair && !pair->key->is<Ident>()) use(*pair->key, false);
            use(pair ? *pair->value : *element, false);
        }
        if (!isInvalid(base))
            error(Code::InvalidLiteralType, e,
                  fmt::format("invalid composite literal{} type {}{}", e.type ? "" : " element", str(type),
                              core ? "" : " (no core type)"));
        return;
    }
    x.becomeValue(type);
}

void Checker::structLiteral(const syntax::CompositeLit& e, Struct* type, Type* shown) {
    if (e.elts.empty()) return;
    if (e.elts[0]->is<syntax::KeyValueExpr>()) {
        keyedFields(e, type, shown);
        return;
    }
    const std::vector<Var*>& fields = type->fields();
    Operand x;
    for (std::size_t i = 0; i < e.elts.size(); ++i) {
        const Expr& element = *e.elts[i];
        if (const auto* pair = element.as<syntax::KeyValueExpr>()) {
            error(Code::InvalidStructLiteral, element, std::string(mixtureText));
            use(*pair->value, false);
            continue;
        }
        expr(x, element);
        if (i >= fields.size()) {
            if (!x.isInvalid())
                error(Code::InvalidStructLiteral, x,
                      fmt::format("too many values in struct literal of type {}", str(shown)));
            for (std::size_t rest = i + 1; rest < e.elts.size(); ++rest) {
                const auto* pair = e.elts[rest]->as<syntax::KeyValueExpr>();
                use(pair ? *pair->value : *e.elts[rest], false);
            }
            return;
        }
        if (!fields[i]->isExported() && fields[i]->package() != m_package) {
            error(Code::UnexportedLiteralField, element,
                  fmt::format("implicit assignment to unexported field {} in struct literal of type {}",
                              fields[i]->name(), str(shown)));
            continue;
        }
        assignment(x, fields[i]->type(), "struct literal");
    }
    if (e.elts.size() < fields.size())
        error(Code::InvalidStructLiteral, e.rbrace,
              fmt::format("too few values in struct literal of type {}", str(shown)));
}

/// The elements `field: value` of a struct literal.
void Checker::keyedFields(const syntax::CompositeLit& e, Struct* type, Type* shown) {
    std::vector<bool> given(type->fields().size());
    for (const Expr* element : e.elts) {
        const auto* pair = element->as<syntax::KeyValueExpr>();
        if (!pair) {
            error(Code::InvalidStructLiteral, *element, std::string(mixtureText));
            use(*element, false);
            continue;
        }
        Operand x;
        const auto* key = pair->key->as<Ident>();
        auto number = key ? fieldNumber(*type, m_package, key->name) : std::nullopt;
        expr(x, *pair->value);
        if (!key) {
            error(Code::UnknownLiteralField, *pair,
                  fmt::format("invalid field name {} in struct literal", str(*pair->key)));
            continue;
        }
        if (!number) {
            error(Code::UnknownLiteralField, *key, fieldProblem(*type, shown, key->name));
            continue;
        }
        Var* field = type->fields()[*number];
        recordUse(*key, field);
        assignment(x, field->type(), "struct literal");
        if (given[*number])
            error(Code::DuplicateLiteralField, *pair,
                  fmt::format("duplicate field name {} in struct literal", key->name));
        given[*number] = true;
    }
}

/// Why a struct literal has no use for a key.
std::string Checker::fieldProblem(const Struct& type, Type* shown, std::string_view name) {
    auto sameLetters = [](std::string_view a, std::string_view b) {
        auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
        if (a.size() != b.size()) return false;
        for (std::size_t i = 0; i < a.size(); ++i)
            if (lower(a[i]) != lower(b[i])) return false;
        return true;
    };
    std::string place = fmt::format("in struct literal of type {}", str(shown));
    for (Var* field : type.fields()) {
        bool isForeign = field->package() != m_package && !field->isExported();
        if (name == "_") break;
        if (field->name() == name && isForeign)
            return fmt::format("cannot refer to unexported field {} {}", name, place);
        if (sameLetters(field->name(), name))
            return fmt::format("unknown field {} {}, but does have {}{}", name, place, isForeign ? "unexported " : "",
                               field->name());
    }
    return fmt::format("unknown field {} {}", name, place);
}

void Checker::mapLiteral(const syntax::CompositeLit& e, Map* type) {
    SeenKeys seen(isInterface(type->key()));
    Operand x;
    for (const Expr* element : e.elts) {
        const auto* pair = element->as<syntax::KeyValueExpr>();
        if (!pair) {
            error(Code::MissingLiteralKey, *element, "missing key in map literal");
            use(*element, false);
            continue;
        }
        expr(x, *pair->key, hintFor(*pair->key, type->key()));
        bool isConstant = x.isConstant();
        assignment(x, type->key(), "map literal");
        if (!x.isInvalid() && isConstant && x.value.isKnown() && !seen.add(x))
            error(Code::DuplicateLiteralKey, x,
                  fmt::format("duplicate key {} in map literal", constant::toString(x.value)));
        expr(x, *pair->value, hintFor(*pair->value, type->elem()));
        assignment(x, type->elem(), "map literal");
    }
}

/// The elements of an array or slice literal; `length` is negative if not limited. Returns the length they make up.
std::int64_t Checker::indexedElements(List<Expr> elements, Type* elem, std::int64_t length) {
    std::unordered_set<std::int64_t> given;
    std::int64_t next = 0;
    std::int64_t largest = 0;
    for (const Expr* element : elements) {
        const auto* pair = element->as<syntax::KeyValueExpr>();
        const Expr& value = pair ? *pair->value : *element;
        bool isValid = false;
        if (pair) {
            std::int64_t at = -1;
            if (!isInvalid(index(*pair->key, length, at))) {
                isValid = at >= 0;
                if (isValid)
                    next = at;
                else
                    error(Code::InvalidLiteralIndex, *element,
                          fmt::format("index {} must be integer constant", str(*pair->key)));
            }
        } else if (length >= 0 && next >= length) {
            error(Code::OversizeArrayLiteral, *element, fmt::format("index {} is out of bounds (>= {})", next, length));
        } else {
            isValid = true;
        }
        if (isValid && !given.insert(next).second)
            error(Code::DuplicateLiteralKey, *element,
                  fmt::format("duplicate index {} in array or slice literal", next));
        Operand x;
        expr(x, value, hintFor(value, elem));
        assignment(x, elem, "array or slice literal");
        largest = std::max(largest, ++next);
    }
    return largest;
}

} // namespace lockstep::types
