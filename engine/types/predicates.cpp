#include "engine/types/predicates.h"

#include "engine/types/object.h"
#include "engine/types/type_string.h"
#include "engine/types/universe.h"

#include <algorithm>

namespace lockstep::types {

namespace {

BasicKind kindOf(Type* type) {
    auto* basic = underAs<Basic>(type);
    return basic ? basic->basicKind() : BasicKind::Invalid;
}

bool isIntegerKind(BasicKind k) {
    return (k >= BasicKind::Int && k <= BasicKind::Uintptr) || k == BasicKind::UntypedInt ||
           k == BasicKind::UntypedRune;
}
bool isUnsignedKind(BasicKind k) { return k >= BasicKind::Uint && k <= BasicKind::Uintptr; }
bool isFloatKind(BasicKind k) {
    return k == BasicKind::Float32 || k == BasicKind::Float64 || k == BasicKind::UntypedFloat;
}
bool isComplexKind(BasicKind k) {
    return k == BasicKind::Complex64 || k == BasicKind::Complex128 || k == BasicKind::UntypedComplex;
}
bool isNumericKind(BasicKind k) { return isIntegerKind(k) || isFloatKind(k) || isComplexKind(k); }
bool isStringKind(BasicKind k) { return k == BasicKind::String || k == BasicKind::UntypedString; }
bool isBooleanKind(BasicKind k) { return k == BasicKind::Bool || k == BasicKind::UntypedBool; }

/// The predicate holds for the type, or for every type of a type parameter's type set.
template <typename Predicate> bool forAll(Type* type, Predicate predicate) {
    auto* param = as<TypeParam>(type);
    if (!param) return predicate(type);
    const TypeSet& set = param->interfaceOf()->typeSet();
    if (!set.hasTerms() || set.isEmpty()) return false;
    return std::all_of(set.terms->begin(), set.terms->end(), [&](const Term& term) { return predicate(term.type); });
}

} // namespace

bool isInvalid(Type* type) {
    if (!type) return true;
    auto* basic = type->as<Basic>();
    // A type whose declaration is being worked on has no underlying type yet, and is fine so far.
    if (auto* named = type->as<Named>()) basic = as<Basic>(named->underlying());
    return basic && basic->basicKind() == BasicKind::Invalid;
}
bool isBoolean(Type* type) { return isBooleanKind(kindOf(type)); }
bool isInteger(Type* type) { return isIntegerKind(kindOf(type)); }
bool isUnsigned(Type* type) { return isUnsignedKind(kindOf(type)); }
bool isFloat(Type* type) { return isFloatKind(kindOf(type)); }
bool isComplex(Type* type) { return isComplexKind(kindOf(type)); }
bool isNumeric(Type* type) { return isNumericKind(kindOf(type)); }
bool isString(Type* type) { return isStringKind(kindOf(type)); }
bool isUnsafePointer(Type* type) { return kindOf(type) == BasicKind::UnsafePointer; }
bool isConstType(Type* type) {
    BasicKind k = kindOf(type);
    return isNumericKind(k) || isStringKind(k) || isBooleanKind(k);
}

bool isUntyped(Type* type) {
    auto* basic = as<Basic>(type);
    return basic && basic->basicKind() >= BasicKind::UntypedBool;
}
bool isUntypedNumeric(Type* type) {
    auto* basic = as<Basic>(type);
    return basic && basic->basicKind() >= BasicKind::UntypedInt && basic->basicKind() <= BasicKind::UntypedComplex;
}
bool isUntypedNil(Type* type) {
    auto* basic = as<Basic>(type);
    return basic && basic->basicKind() == BasicKind::UntypedNil;
}

bool isBytes(Type* type) {
    auto* slice = underAs<Slice>(type);
    return slice && kindOf(slice->elem()) == BasicKind::Uint8;
}
bool isRunes(Type* type) {
    auto* slice = underAs<Slice>(type);
    return slice && kindOf(slice->elem()) == BasicKind::Int32;
}

bool isTypeParam(Type* type) { return type && type->kind() == TypeKind::TypeParam; }
bool isInterface(Type* type) { return !isTypeParam(type) && underAs<Interface>(type) != nullptr; }
bool isGeneric(Type* type) {
    auto* named = as<Named>(type);
    return named && named->isGeneric();
}
bool hasName(Type* type) {
    TypeKind kind = type->kind();
    return kind == TypeKind::Basic || kind == TypeKind::Named || kind == TypeKind::TypeParam;
}

bool hasNil(Type* type) {
    if (auto* param = as<TypeParam>(type)) return forAll(param, hasNil);
    Type* base = under(type);
    switch (base->kind()) {
    case TypeKind::Basic: return kindOf(base) == BasicKind::UnsafePointer || kindOf(base) == BasicKind::UntypedNil;
    case TypeKind::Pointer:
    case TypeKind::Slice:
    case TypeKind::Map:
    case TypeKind::Chan:
    case TypeKind::Signature:
    case TypeKind::Interface: return true;
    default: return false;
    }
}

bool allBoolean(Type* type) { return forAll(type, isBoolean); }
bool allInteger(Type* type) { return forAll(type, isInteger); }
bool allUnsigned(Type* type) { return forAll(type, isUnsigned); }
bool allNumeric(Type* type) { return forAll(type, isNumeric); }
bool allString(Type* type) { return forAll(type, isString); }
bool allNumericOrString(Type* type) {
    return forAll(type, [](Type* t) { return isNumeric(t) || isString(t); });
}
bool allOrdered(Type* type) {
    return forAll(type, [](Type* t) { return isInteger(t) || isFloat(t) || isString(t); });
}
bool allBasic(Type* type) {
    return forAll(type, [](Type* t) { return underAs<Basic>(t) != nullptr; });
}

namespace {

class Comparability {
public:
    Comparability(bool dynamic, std::string* reason) : m_dynamic(dynamic), m_reason(reason) {}

    bool check(Type* type) {
        if (std::find(m_seen.begin(), m_seen.end(), type) != m_seen.end()) return true;
        m_seen.push_back(type);
        Type* base = under(type);
        switch (base->kind()) {
        case TypeKind::Basic: return kindOf(base) != BasicKind::UntypedNil;
        case TypeKind::Pointer:
        case TypeKind::Chan: return true;
        case TypeKind::Struct:
            for (Var* field : base->as<Struct>()->fields()) {
                if (isInvalid(field->type()) || quietly(field->type())) continue;
                explain("struct containing " + typeString(field->type(), qualifyByName) + " cannot be compared");
                return false;
            }
            return true;
        case TypeKind::Array:
            if (quietly(base->as<Array>()->elem())) return true;
            explain(typeString(type, qualifyByName) + " cannot be compared");
            return false;
        case TypeKind::Interface: return interface(type, base->as<Interface>());
        default: return false;
        }
    }

private:
    bool quietly(Type* type) {
        std::string* reason = std::exchange(m_reason, nullptr);
        bool result = check(type);
        m_reason = reason;
        return result;
    }

    bool interface(Type* type, Interface* base) {
        if (m_dynamic && !isTypeParam(type)) return true;
        const TypeSet& set = base->typeSet();
        bool comparable = set.hasTerms() ? std::all_of(set.terms->begin(), set.terms->end(),
                                                       [](const Term& t) { return isComparable(t.type, false); })
                                         : set.comparable;
        if (!comparable) explain(set.isEmpty() ? "empty type set" : "incomparable types in type set");
        return comparable;
    }

    void explain(std::string reason) {
        if (m_reason) *m_reason = std::move(reason);
    }

    bool m_dynamic;
    std::string* m_reason;
    std::vector<Type*> m_seen;
};

} // namespace

bool isComparable(Type* type, bool dynamic, std::string* reason) { return Comparability(dynamic, reason).check(type); }

namespace {

/// The type both channels can be used as: the one with a direction, if either has. Null if they do not match.
Type* commonChannel(Type* x, Type* y) {
    if (identical(x, y)) return x;
    auto* a = as<Chan>(x);
    auto* b = as<Chan>(y);
    if (!a || !b || !identical(a->elem(), b->elem())) return nullptr;
    if (a->direction() == ChanDirection::Both) return b;
    if (b->direction() == ChanDirection::Both) return a;
    return nullptr;
}

} // namespace

Type* coreType(Type* type) {
    auto* param = as<TypeParam>(type);
    if (!param) return under(type);
    const TypeSet& set = param->interfaceOf()->typeSet();
    if (!set.hasTerms() || set.isEmpty()) return nullptr;
    Type* core = nullptr;
    for (const Term& term : *set.terms) {
        Type* base = under(term.type);
        core = core ? commonChannel(core, base) : base;
        if (!core) return nullptr;
    }
    return core;
}

Type* coreString(Type* type) {
    auto* param = as<TypeParam>(type);
    if (!param) return under(type);
    const TypeSet& set = param->interfaceOf()->typeSet();
    if (!set.hasTerms() || set.isEmpty()) return nullptr;
    Type* core = nullptr;
    bool sawString = false;
    for (const Term& term : *set.terms) {
        Type* base = under(term.type);
        if (isString(base)) {
            sawString = true;
            continue;
        }
        core = core ? commonChannel(core, base) : base;
        if (!core) return nullptr;
    }
    if (!sawString) return core;
    return !core || isBytes(core) ? basicType(BasicKind::String) : nullptr;
}

std::vector<Type*> possibleTypes(Type* type) {
    auto* param = as<TypeParam>(type);
    if (!param) return {under(type)};
    const TypeSet& set = param->interfaceOf()->typeSet();
    if (!set.hasTerms()) return {nullptr};
    std::vector<Type*> types;
    for (const Term& term : *set.terms) types.push_back(under(term.type));
    return types;
}

Type* defaultType(Type* type) {
    auto* basic = as<Basic>(type);
    if (!basic) return type;
    switch (basic->basicKind()) {
    case BasicKind::UntypedBool: return basicType(BasicKind::Bool);
    case BasicKind::UntypedInt: return basicType(BasicKind::Int);
    case BasicKind::UntypedRune: return universe().rune;
    case BasicKind::UntypedFloat: return basicType(BasicKind::Float64);
    case BasicKind::UntypedComplex: return basicType(BasicKind::Complex128);
    case BasicKind::UntypedString: return basicType(BasicKind::String);
    default: return type;
    }
}

Type* deref(Type* type, bool* wasPointer) {
    auto* pointer = as<Pointer>(type);
    if (wasPointer) *wasPointer = pointer != nullptr;
    return pointer ? pointer->elem() : type;
}

} // namespace lockstep::types
