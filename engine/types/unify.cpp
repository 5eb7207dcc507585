// Type unification (spec: "Type unification").
#include "engine/types/unify.h"

#include "engine/types/type_terms.h"

#include <algorithm>

namespace lockstep::types {

namespace {

/// Neither defined nor a type parameter.
bool isTypeLiteral(Type* type) { return type->kind() != TypeKind::Named && type->kind() != TypeKind::TypeParam; }

Interface* valueInterface(Type* type) { return isTypeParam(type) ? nullptr : underAs<Interface>(type); }

} // namespace

Checker::Unifier::Unifier(Checker& checker, const std::vector<TypeParam*>& params, const std::vector<Type*>& known)
    : m_checker(checker), m_params(params), m_types(known) {
    m_types.resize(params.size());
    for (std::size_t i = 0; i < params.size(); ++i) m_slots.push_back(i);
}

bool Checker::Unifier::isBound(Type* type) const {
    return isTypeParam(type) && std::find(m_params.begin(), m_params.end(), type) != m_params.end();
}

std::size_t Checker::Unifier::slot(TypeParam* param) const {
    auto found = std::find(m_params.begin(), m_params.end(), param);
    return m_slots[static_cast<std::size_t>(found - m_params.begin())];
}

Type* Checker::Unifier::at(TypeParam* param) const { return m_types[slot(param)]; }
void Checker::Unifier::set(TypeParam* param, Type* type) { m_types[slot(param)] = type; }

std::vector<Type*> Checker::Unifier::inferred() const {
    std::vector<Type*> result;
    for (std::size_t each : m_slots) result.push_back(m_types[each]);
    return result;
}

std::size_t Checker::Unifier::unknowns() const {
    std::vector<Type*> all = inferred();
    return static_cast<std::size_t>(std::count(all.begin(), all.end(), nullptr));
}

/// The two get the same type; false if each has one already.
bool Checker::Unifier::join(TypeParam* x, TypeParam* y) {
    std::size_t a = slot(x);
    std::size_t b = slot(y);
    if (a == b) return true;
    if (m_types[a] && m_types[b]) return false;
    if (!m_types[a]) std::swap(a, b);
    std::replace(m_slots.begin(), m_slots.end(), b, a);
    return true;
}

bool Checker::Unifier::unify(Type* x, Type* y, unsigned mode) { return match(x, y, mode); }

bool Checker::Unifier::match(Type* x, Type* y, unsigned mode) {
    if (x == y) return true;
    if (!x || !y || m_depth >= maxDepth) return false;
    ++m_depth;
    struct Leave {
        int& depth;
        ~Leave() { --depth; }
    } leave{m_depth};

    // A defined type matches the literal it is made from.
    if ((mode & Exact) == 0) {
        if (as<Named>(y) && isTypeLiteral(x) && !valueInterface(x))
            y = under(y);
        else if (as<Named>(x) && isTypeLiteral(y) && !valueInterface(y))
            x = under(x);
    }
    bool xBound = isBound(x);
    bool yBound = isBound(y);
    if (xBound && yBound) {
        if (join(as<TypeParam>(x), as<TypeParam>(y))) return true;
        return match(at(as<TypeParam>(x)), at(as<TypeParam>(y)), mode);
    }
    if (xBound) return matchBound(as<TypeParam>(x), y, mode);
    if (yBound) return matchBound(as<TypeParam>(y), x, mode);
    if (identical(x, y)) return true;

    if ((mode & Exact) == 0) {
        bool decided = false;
        bool result = matchInterfaces(x, y, decided);
        if (decided) return result;
        // A type parameter of the function around it stands for its core type.
        if (isTypeParam(y)) std::swap(x, y);
        if (isTypeParam(x)) {
            Type* core = coreType(x);
            return core && !isTypeParam(y) && match(core, y, mode);
        }
    }
    // Within an assignment's types everything must match exactly.
    unsigned inner = (mode & Assign) != 0 ? mode | Exact : mode;
    if (x->kind() == TypeKind::Chan && y->kind() == TypeKind::Chan) {
        bool directions = (mode & Exact) == 0 || x->as<Chan>()->direction() == y->as<Chan>()->direction();
        return directions && match(x->as<Chan>()->elem(), y->as<Chan>()->elem(), inner & ~unsigned{Assign});
    }
    return matchComposite(x, y, inner & ~unsigned{Assign});
}

bool Checker::Unifier::matchBound(TypeParam* param, Type* y, unsigned mode) {
    Type* known = at(param);
    if (!known) {
        set(param, y);
        return true;
    }
    if (!match(known, y, mode)) return false;
    // A defined type says more than a literal, a channel with a direction less than one without.
    if (valueInterface(known) && valueInterface(y)) {
        if (as<Named>(y) && !as<Named>(known)) set(param, y);
    } else if (as<Named>(y) && !as<Named>(known)) {
        set(param, y);
    } else if (auto* chan = as<Chan>(known); chan && as<Chan>(y)) {
        if (chan->direction() != ChanDirection::Both && as<Chan>(y)->direction() == ChanDirection::Both) set(param, y);
    }
    return true;
}

bool Checker::Unifier::unifyMethods(Type* type, Interface* interface) {
    for (Func* method : interface->typeSet().methods) {
        LookupResult found = lookupFieldOrMethod(type, false, method->package(), method->name());
        auto* have = types::as<Func>(found.object);
        if (!have) return false;
        m_checker.objectDeclaration(have->origin());
        if (!match(have->signature(), method->signature(), Exact)) return false;
    }
    return true;
}

/// An interface matches what has all its methods.
bool Checker::Unifier::matchInterfaces(Type* x, Type* y, bool& decided) {
    Interface* xi = valueInterface(x);
    Interface* yi = valueInterface(y);
    if (!xi && !yi) return false;
    // Instances of one generic interface match by their arguments.
    auto* xn = types::as<Named>(x);
    auto* yn = types::as<Named>(y);
    if (xn && yn && xn->origin() == yn->origin()) return false;
    decided = true;
    if (xi && yi) {
        const TypeSet& a = xi->typeSet();
        const TypeSet& b = yi->typeSet();
        if (a.comparable != b.comparable || a.hasTerms() != b.hasTerms()) return false;
        if (a.hasTerms() && !(isSubset(a.terms, b.terms) && isSubset(b.terms, a.terms))) return false;
        return a.methods.size() <= b.methods.size() ? unifyMethods(y, xi) : unifyMethods(x, yi);
    }
    return xi ? unifyMethods(y, xi) : unifyMethods(x, yi);
}

bool Checker::Unifier::matchNamed(Named* x, Named* y) {
    if (x->origin() != y->origin() || x->typeArgs().size() != y->typeArgs().size() || !x->isInstance()) return false;
    for (std::size_t i = 0; i < x->typeArgs().size(); ++i)
        if (!match(x->typeArgs()[i], y->typeArgs()[i], Exact)) return false;
    return true;
}

bool Checker::Unifier::matchStruct(Struct* x, Struct* y, unsigned mode) {
    if (x->fields().size() != y->fields().size()) return false;
    for (std::size_t i = 0; i < x->fields().size(); ++i) {
        Var* a = x->fields()[i];
        Var* b = y->fields()[i];
        bool same = a->embedded == b->embedded && a->sameId(b->package(), b->name()) && x->tag(i) == y->tag(i);
        if (!same || !match(a->type(), b->type(), mode)) return false;
    }
    return true;
}

bool Checker::Unifier::matchTuple(Tuple* x, Tuple* y, unsigned mode) {
    std::size_t size = x ? x->size() : 0;
    if (size != (y ? y->size() : 0)) return false;
    for (std::size_t i = 0; i < size; ++i)
        if (!match(x->at(i)->type(), y->at(i)->type(), mode)) return false;
    return true;
}

bool Checker::Unifier::matchComposite(Type* x, Type* y, unsigned mode) {
    if (x->kind() != y->kind()) return false;
    switch (x->kind()) {
    case TypeKind::Named: return matchNamed(x->as<Named>(), y->as<Named>());
    case TypeKind::Pointer: return match(x->as<Pointer>()->elem(), y->as<Pointer>()->elem(), mode);
    case TypeKind::Slice: return match(x->as<Slice>()->elem(), y->as<Slice>()->elem(), mode);
    case TypeKind::Array: {
        auto* a = x->as<Array>();
        auto* b = y->as<Array>();
        bool lengths = a->length() < 0 || b->length() < 0 || a->length() == b->length();
        return lengths && match(a->elem(), b->elem(), mode);
    }
    case TypeKind::Map:
        return match(x->as<Map>()->key(), y->as<Map>()->key(), mode) &&
               match(x->as<Map>()->elem(), y->as<Map>()->elem(), mode);
    case TypeKind::Struct: return matchStruct(x->as<Struct>(), y->as<Struct>(), mode);
    case TypeKind::Tuple: return matchTuple(x->as<Tuple>(), y->as<Tuple>(), mode);
    case TypeKind::Signature: {
        auto* a = x->as<Signature>();
        auto* b = y->as<Signature>();
        return a->typeParams.size() == b->typeParams.size() && a->variadic == b->variadic &&
               matchTuple(a->params, b->params, mode) && matchTuple(a->results, b->results, mode);
    }
    case TypeKind::Interface: {
        Interface* a = x->as<Interface>();
        Interface* b = y->as<Interface>();
        const TypeSet& s = a->typeSet();
        const TypeSet& t = b->typeSet();
        if (s.comparable != t.comparable || s.hasTerms() != t.hasTerms()) return false;
        if (s.hasTerms() && !(isSubset(s.terms, t.terms) && isSubset(t.terms, s.terms))) return false;
        return s.methods.size() == t.methods.size() && unifyMethods(y, a);
    }
    default: return false; // identical ones matched already
    }
}

} // namespace lockstep::types
