// Types as they are written (spec: "Types", "Array types", "Map types", "Instantiations").
#include "engine/types/checker_core.h"
#include "engine/types/sizes.h"
#include "engine/types/type_store.h"

namespace lockstep::types {

namespace {

Type* invalidType() { return basicType(BasicKind::Invalid); }

bool isConstraintInterface(Type* type) {
    auto* interface = underAs<Interface>(type);
    return interface && interface->typeSet().isConstraint();
}

} // namespace

/// The type of a variable: not an interface that is only good as a constraint.
Type* Checker::varType(const Expr& e) {
    Type* type = definedType(e, nullptr);
    validVarType(e, type);
    return type;
}

void Checker::validVarType(const Expr& e, Type* type) {
    if (isTypeParam(type)) return; // its constraint was looked at
    later([this, &e, type] {
        if (!isConstraintInterface(type)) return;
        const TypeSet& set = underAs<Interface>(type)->typeSet();
        std::string_view reason =
            set.comparable ? "interface is (or embeds) comparable" : "interface contains type constraints";
        error(Code::MisplacedConstraint, e,
              fmt::format("cannot use type {} outside a type constraint: {}", str(type), reason));
    });
}

/// The type, which must not be generic. `definition`: the type that is being declared as this one, or null.
Type* Checker::definedType(const Expr& e, Named* definition) {
    Type* type = typeInternal(e, definition);
    if (isGeneric(type)) {
        error(Code::MissingInstantiation, e,
              fmt::format("cannot use generic type {} without instantiation", str(type)));
        type = invalidType();
    }
    recordTypeAndValue(e, Mode::TypeExpr, type, {});
    return type;
}

/// A generic type without its arguments; else `problem` says what it is.
Type* Checker::genericType(const Expr& e, std::string& problem) {
    Type* type = typeInternal(e, nullptr);
    if (!isInvalid(type) && !isGeneric(type)) {
        problem = fmt::format("{} is not a generic type", str(type));
        type = invalidType();
    } else if (auto* named = as<Named>(type); named && !named->isGeneric()) {
        type = invalidType();
    }
    recordTypeAndValue(e, Mode::TypeExpr, type, {});
    return type;
}

Type* Checker::typeInternal(const Expr& e, Named* definition) {
    switch (e.kind) {
    case syntax::NodeKind::BadExpr: m_anyError = true; return invalidType();
    case syntax::NodeKind::Ident:
    case syntax::NodeKind::SelectorExpr: return namedTypeExpression(e);
    case syntax::NodeKind::IndexExpr: {
        const auto& index = *e.as<syntax::IndexExpr>();
        return instantiatedType(*index.x, List<Expr>(&index.index, 1), e, definition);
    }
    case syntax::NodeKind::IndexListExpr: {
        const auto& index = *e.as<syntax::IndexListExpr>();
        return instantiatedType(*index.x, index.indices, e, definition);
    }
    case syntax::NodeKind::ParenExpr: return definedType(*e.as<syntax::ParenExpr>()->x, definition);
    case syntax::NodeKind::ArrayType: return arrayOrSliceType(*e.as<syntax::ArrayType>());
    case syntax::NodeKind::Ellipsis:
        error(Code::MisplacedDots, e, "invalid use of ...");
        if (const Expr* elem = e.as<syntax::Ellipsis>()->elt) varType(*elem);
        return invalidType();
    case syntax::NodeKind::StructType: return structType(*e.as<syntax::StructType>());
    case syntax::NodeKind::StarExpr: {
        Type* elem = varType(*e.as<syntax::StarExpr>()->x);
        if (as<Basic>(elem) && isInvalid(elem)) return invalidType();
        return m_store.make<Pointer>(elem);
    }
    case syntax::NodeKind::FuncType: {
        auto* signature = m_store.make<Signature>();
        functionType(signature, nullptr, *e.as<syntax::FuncType>());
        return signature;
    }
    case syntax::NodeKind::InterfaceType: return interfaceType(*e.as<syntax::InterfaceType>(), definition);
    case syntax::NodeKind::MapType: return mapType(*e.as<syntax::MapType>());
    case syntax::NodeKind::ChanType: {
        const auto& chan = *e.as<syntax::ChanType>();
        Type* elem = varType(*chan.value);
        later([this, elem, &e] { checkChanElement(e, elem); });
        return m_store.make<Chan>(chan.direction, elem);
    }
    case syntax::NodeKind::UnaryExpr:
    case syntax::NodeKind::BinaryExpr:
        if (isUnionSyntax(e)) return unionType(e);
        break;
    default: break;
    }
    error(Code::NotAType, e, fmt::format("{} is not a type", str(e)));
    use(e, false);
    return invalidType();
}

/// T or pkg.T.
Type* Checker::namedTypeExpression(const Expr& e) {
    Operand x;
    x.expr = &e;
    if (const auto* name = e.as<Ident>())
        identifier(x, *name, true);
    else
        selector(x, *e.as<syntax::SelectorExpr>(), true);
    switch (x.mode) {
    case Mode::TypeExpr: return x.type;
    case Mode::Invalid: return invalidType();
    case Mode::NoValue: error(Code::NotAType, e, fmt::format("{} used as type", str(e))); return invalidType();
    default:
        error(Code::NotAType, e, fmt::format("{} is not a type", isInvalid(x.type) ? str(e) : str(x)));
        return invalidType();
    }
}

Type* Checker::arrayOrSliceType(const syntax::ArrayType& e) {
    if (!e.len) return m_store.make<Slice>(varType(*e.elt));
    if (e.len->is<syntax::Ellipsis>()) {
        error(Code::InvalidArrayLen, *e.len, "invalid use of [...] array (outside a composite literal)");
        varType(*e.elt);
        return invalidType();
    }
    std::int64_t length = arrayLength(*e.len);
    Type* elem = varType(*e.elt);
    if (length < 0) return invalidType();
    auto* type = m_store.make<Array>(elem, length);
    later([this, type, &e] { checkArraySize(e, *type); });
    return type;
}

/// Go's compiler: the elements of a channel are copied through buffers of its runtime.
void Checker::checkChanElement(const Expr& e, Type* elem) {
    constexpr std::int64_t maxElement = 1 << 16;
    if (isInvalid(under(elem)) || mentionsTypeParam(elem) || sizeOf(elem) < maxElement) return;
    error(Code::InvalidChanElement, e, "channel element type too large (>64kB)");
}

void Checker::checkArraySize(const Expr& e, Array& type) {
    if (isInvalid(under(type.elem())) || mentionsTypeParam(&type)) return;
    const std::int64_t elem = sizeOf(type.elem());
    if (elem == 0 || type.length() <= (maxObjectSize - 1) / elem) return;
    error(Code::OversizeType, e, fmt::format("type {} larger than address space", str(&type)));
    type.m_elem = invalidType(); // no follow-up
}

/// Spec "Map types": the comparison operators must be fully defined for operands of the key type.
Type* Checker::mapType(const syntax::MapType& e) {
    Type* key = varType(*e.key);
    Type* elem = varType(*e.value);
    later([this, &e, key] {
        if (isInvalid(key) || isComparable(key, true)) return;
        std::string hint = isTypeParam(key) ? " (missing comparable constraint)" : "";
        error(Code::InvalidMapKey, *e.key, fmt::format("invalid map key type {}{}", str(key), hint));
    });
    return m_store.make<Map>(key, elem);
}

/// A type, or nil in the case of a type switch.
Type* Checker::typeOrNil(const Expr& e, bool& isNil) {
    isNil = false;
    Operand x;
    rawExpr(x, e, nullptr, false);
    switch (x.mode) {
    case Mode::Invalid: break;
    case Mode::TypeExpr: return x.type;
    case Mode::Nil: isNil = true; return nullptr;
    case Mode::NoValue: error(Code::NotAType, e, fmt::format("{} used as type", str(e))); break;
    default: error(Code::NotAType, e, fmt::format("{} is not a type", str(x))); break;
    }
    return invalidType();
}

/// Spec "Array types". Negative if it was reported.
std::int64_t Checker::arrayLength(const Expr& e) {
    // A name may also come from an attempt to declare type parameters.
    if (const auto* name = e.as<Ident>()) {
        Object* object = lookup(name->name);
        if (!object) {
            error(Code::InvalidArrayLen, e,
                  fmt::format("undefined array length {} or missing type constraint", name->name));
            return -1;
        }
        if (!as<Const>(object)) {
            error(Code::InvalidArrayLen, e, fmt::format("invalid array length {}", name->name));
            use(e, false);
            return -1;
        }
    }
    Operand x;
    expr(x, e);
    if (x.isInvalid()) return -1;
    if (!x.isConstant()) {
        error(Code::InvalidArrayLen, x, fmt::format("array length {} must be constant", str(x)));
        return -1;
    }
    if (isUntyped(x.type) || isInteger(x.type)) {
        constant::Value value = constant::toInt(x.value);
        if (value.kind() == constant::Kind::Int) {
            auto length = constant::int64Val(value);
            if (length && *length >= 0) {
                if (isUntyped(x.type)) convertUntyped(x, basicType(BasicKind::Int));
                return *length;
            }
        }
    }
    error(Code::InvalidArrayLen, x,
          isInteger(x.type) ? fmt::format("invalid array length {}", str(x))
                            : fmt::format("array length {} must be integer", str(x)));
    return -1;
}

/// Spec "Instantiations". Whether the arguments fit is looked at when the declarations around are complete.
Type* Checker::instantiatedType(const Expr& x, List<Expr> args, const Expr& whole, Named* /*definition*/) {
    requireVersion(18, whole.span(), "type instantiation");
    std::string problem;
    Type* generic = genericType(x, problem);
    if (!problem.empty())
        error(Code::NotAGenericType, x, fmt::format("invalid operation: {} ({})", str(whole), problem));
    std::vector<Type*> typeArgs;
    std::vector<const Expr*> places;
    bool valid = true;
    for (const Expr* arg : args) {
        typeArgs.push_back(varType(*arg));
        places.push_back(arg);
        valid = valid && !(as<Basic>(typeArgs.back()) && isInvalid(typeArgs.back()));
    }
    auto* origin = as<Named>(generic);
    if (!origin || !valid) return invalidType();
    Named* instance = m_store.instantiate(origin, origin->withImplicit(typeArgs));
    recordInstance(x, typeArgs, instance);
    later([this, &x, instance, origin, typeArgs, places] {
        if (!typeArgCount(x, typeArgs.size(), origin->typeParams().size(), false)) return;
        verifyTypeArgs(x.pos, origin->typeParams(), typeArgs, places);
        checkValidType(instance);
    });
    return instance;
}

} // namespace lockstep::types
