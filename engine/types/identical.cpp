// Type identity (spec: "Type identity"), and the hash that goes with it.
#include "engine/types/object.h"
#include "engine/types/predicates.h"

#include <algorithm>

namespace lockstep::types {

namespace {

class Identity {
public:
    explicit Identity(bool ignoreTags) : m_ignoreTags(ignoreTags) {}

    bool same(Type* x, Type* y) {
        if (x == y) return true;
        if (!x || !y || x->kind() != y->kind()) return false;
        switch (x->kind()) {
        case TypeKind::Basic: return x->as<Basic>()->basicKind() == y->as<Basic>()->basicKind();
        case TypeKind::Pointer: return same(x->as<Pointer>()->elem(), y->as<Pointer>()->elem());
        case TypeKind::Slice: return same(x->as<Slice>()->elem(), y->as<Slice>()->elem());
        case TypeKind::Array: {
            auto* a = x->as<Array>();
            auto* b = y->as<Array>();
            // A length that was reported matches any.
            bool lengths = a->length() < 0 || b->length() < 0 || a->length() == b->length();
            return lengths && same(a->elem(), b->elem());
        }
        case TypeKind::Map:
            return same(x->as<Map>()->key(), y->as<Map>()->key()) && same(x->as<Map>()->elem(), y->as<Map>()->elem());
        case TypeKind::Chan:
            return x->as<Chan>()->direction() == y->as<Chan>()->direction() &&
                   same(x->as<Chan>()->elem(), y->as<Chan>()->elem());
        case TypeKind::Struct: return sameStruct(x->as<Struct>(), y->as<Struct>());
        case TypeKind::Tuple: return sameTuple(x->as<Tuple>(), y->as<Tuple>());
        case TypeKind::Signature: return sameSignature(x->as<Signature>(), y->as<Signature>());
        case TypeKind::Interface: return sameInterface(x->as<Interface>(), y->as<Interface>());
        case TypeKind::Union: return sameTerms(x->as<Union>()->terms(), y->as<Union>()->terms());
        case TypeKind::Named: return sameNamed(x->as<Named>(), y->as<Named>());
        case TypeKind::TypeParam: return false;
        }
        return false;
    }

private:
    bool sameStruct(Struct* x, Struct* y) {
        if (x->fields().size() != y->fields().size()) return false;
        for (std::size_t i = 0; i < x->fields().size(); ++i) {
            Var* a = x->fields()[i];
            Var* b = y->fields()[i];
            if (a->embedded != b->embedded || !a->sameId(b->package(), b->name())) return false;
            if (!m_ignoreTags && x->tag(i) != y->tag(i)) return false;
            if (!same(a->type(), b->type())) return false;
        }
        return true;
    }

    bool sameTuple(Tuple* x, Tuple* y) {
        if (x == y) return true;
        std::size_t n = x ? x->size() : 0;
        if (n != (y ? y->size() : 0)) return false;
        for (std::size_t i = 0; i < n; ++i)
            if (!same(x->at(i)->type(), y->at(i)->type())) return false;
        return true;
    }

    bool sameSignature(Signature* x, Signature* y) {
        if (x->typeParams.size() != y->typeParams.size() || x->variadic != y->variadic) return false;
        if (!x->typeParams.empty() && x->typeParams != y->typeParams) return false;
        return sameTuple(x->params, y->params) && sameTuple(x->results, y->results);
    }

    /// Interfaces may mention themselves through their methods; a pair that is being compared is taken to be equal.
    bool sameInterface(Interface* x, Interface* y) {
        std::pair<Interface*, Interface*> pair = x < y ? std::pair(x, y) : std::pair(y, x);
        if (std::find(m_pairs.begin(), m_pairs.end(), pair) != m_pairs.end()) return true;
        const TypeSet& a = x->typeSet();
        const TypeSet& b = y->typeSet();
        if (a.comparable != b.comparable || a.hasTerms() != b.hasTerms()) return false;
        if (a.hasTerms() && !sameTerms(*a.terms, *b.terms)) return false;
        if (a.methods.size() != b.methods.size()) return false;
        m_pairs.push_back(pair);
        bool result = true;
        for (std::size_t i = 0; result && i < a.methods.size(); ++i) {
            Func* f = a.methods[i];
            Func* g = b.methods[i];
            result = f->sameId(g->package(), g->name()) && same(f->signature(), g->signature());
        }
        m_pairs.pop_back();
        return result;
    }

    /// As sets.
    bool sameTerms(const std::vector<Term>& x, const std::vector<Term>& y) {
        auto within = [this](const std::vector<Term>& list, const std::vector<Term>& other) {
            return std::all_of(list.begin(), list.end(), [&](const Term& a) {
                return std::any_of(other.begin(), other.end(),
                                   [&](const Term& b) { return a.tilde == b.tilde && same(a.type, b.type); });
            });
        };
        return within(x, y) && within(y, x);
    }

    bool sameNamed(Named* x, Named* y) {
        if (!x->isInstance() || x->origin() != y->origin() || x->typeArgs().size() != y->typeArgs().size())
            return false;
        for (std::size_t i = 0; i < x->typeArgs().size(); ++i)
            if (!same(x->typeArgs()[i], y->typeArgs()[i])) return false;
        return true;
    }

    bool m_ignoreTags;
    std::vector<std::pair<Interface*, Interface*>> m_pairs;
};

std::size_t mix(std::size_t hash, std::size_t value) { return (hash ^ value) * 0x9e3779b97f4a7c15ULL + (hash >> 29U); }

std::size_t hashTuple(Tuple* tuple) {
    std::size_t hash = 3;
    if (tuple)
        for (Var* var : tuple->vars()) hash = mix(hash, typeHash(var->type()));
    return hash;
}

} // namespace

bool identical(Type* x, Type* y) { return x == y || Identity(false).same(x, y); }
bool identicalIgnoreTags(Type* x, Type* y) { return x == y || Identity(true).same(x, y); }

std::size_t typeHash(Type* type) {
    if (!type) return 0;
    auto hash = static_cast<std::size_t>(type->kind()) + 1;
    switch (type->kind()) {
    case TypeKind::Basic: return mix(hash, static_cast<std::size_t>(type->as<Basic>()->basicKind()));
    case TypeKind::Pointer: return mix(hash, typeHash(type->as<Pointer>()->elem()));
    case TypeKind::Slice: return mix(hash, typeHash(type->as<Slice>()->elem()));
    case TypeKind::Array:
        hash = mix(hash, static_cast<std::size_t>(type->as<Array>()->length()));
        return mix(hash, typeHash(type->as<Array>()->elem()));
    case TypeKind::Map: return mix(mix(hash, typeHash(type->as<Map>()->key())), typeHash(type->as<Map>()->elem()));
    case TypeKind::Chan:
        hash = mix(hash, static_cast<std::size_t>(type->as<Chan>()->direction()));
        return mix(hash, typeHash(type->as<Chan>()->elem()));
    case TypeKind::Struct:
        for (Var* field : type->as<Struct>()->fields()) {
            hash = mix(hash, std::hash<std::string_view>()(field->name()));
            hash = mix(hash, typeHash(field->type()));
        }
        return hash;
    case TypeKind::Tuple: return mix(hash, hashTuple(type->as<Tuple>()));
    case TypeKind::Signature:
        hash = mix(hash, hashTuple(type->as<Signature>()->params));
        return mix(hash, hashTuple(type->as<Signature>()->results));
    case TypeKind::Named:
        hash = mix(hash, std::hash<const void*>()(type->as<Named>()->origin()));
        for (Type* arg : type->as<Named>()->typeArgs()) hash = mix(hash, typeHash(arg));
        return hash;
    case TypeKind::TypeParam: return mix(hash, type->as<TypeParam>()->id());
    case TypeKind::Interface: // may mention itself, and its type set may not be known yet
    case TypeKind::Union: return hash;
    }
    return hash;
}

} // namespace lockstep::types
