// Interface, Union and TypeSet (spec: "Interface types", "General interfaces", "Type set of an interface").
//
// An Interface keeps what was written: explicit methods and embedded elements. Its TypeSet is what that means: all
// methods, embedded ones included, sorted by their id, and the types it is restricted to. It is computed once, on first
// use after the declaration is complete.
#pragma once

#include "engine/types/type.h"

#include <memory>
#include <optional>

namespace lockstep::types {

/// One element of a union or of a type set: T, or ~T (all types with that underlying type).
struct Term {
    bool tilde = false;
    Type* type = nullptr;
};

class Union final : public Type {
public:
    static constexpr TypeKind typeKind = TypeKind::Union;
    explicit Union(std::vector<Term> terms) : Type(typeKind), m_terms(std::move(terms)) {}
    [[nodiscard]] const std::vector<Term>& terms() const { return m_terms; }

private:
    std::vector<Term> m_terms;
};

struct TypeSet {
    std::vector<Func*> methods; ///< all methods, sorted by Object::id; indexes are method numbers of the interface
    /// The types it is restricted to, normalised: disjoint, no interfaces. None: all types. Empty: no type at all.
    std::optional<std::vector<Term>> terms;
    bool comparable = false; ///< `comparable` is embedded

    [[nodiscard]] bool hasTerms() const { return terms.has_value(); }
    [[nodiscard]] bool isEmpty() const { return terms && terms->empty(); }
    /// Only usable as a constraint.
    [[nodiscard]] bool isConstraint() const { return comparable || hasTerms(); }
    /// No restriction whatsoever.
    [[nodiscard]] bool isAll() const { return methods.empty() && !isConstraint(); }
};

class Interface final : public Type {
public:
    static constexpr TypeKind typeKind = TypeKind::Interface;
    Interface() : Type(typeKind) {}

    /// As written, in source order.
    [[nodiscard]] const std::vector<Func*>& explicitMethods() const { return m_methods; }
    [[nodiscard]] const std::vector<Type*>& embedded() const { return m_embedded; }
    [[nodiscard]] const std::vector<syntax::Pos>& embeddedPos() const { return m_embeddedPos; }
    /// Stands for a constraint that was written without `interface{}`.
    [[nodiscard]] bool isImplicit() const { return m_implicit; }

    /// What it means. Cost: computed on first use.
    [[nodiscard]] const TypeSet& typeSet();
    [[nodiscard]] bool hasTypeSet() const { return m_set != nullptr; }
    /// No methods and no restrictions.
    [[nodiscard]] bool isEmpty() { return typeSet().isAll(); }

    void addMethod(Func* method) { m_methods.push_back(method); }
    void addEmbedded(Type* type, syntax::Pos pos) {
        m_embedded.push_back(type);
        m_embeddedPos.push_back(pos);
    }
    void setImplicit() { m_implicit = true; }
    /// While its declaration is being worked on, type sets are computed afresh on each question.
    void setIncomplete(bool incomplete) { m_incomplete = incomplete; }
    void setTypeSet(TypeSet set) { m_set = std::make_unique<TypeSet>(std::move(set)); }

private:
    friend class Checker;
    [[nodiscard]] bool isFinal() const;

    std::vector<Func*> m_methods;
    std::vector<Type*> m_embedded;
    std::vector<syntax::Pos> m_embeddedPos;
    std::unique_ptr<TypeSet> m_set;
    std::vector<std::unique_ptr<TypeSet>> m_provisional;
    bool m_incomplete = false;
    bool m_implicit = false;
    bool m_computing = false;
};

} // namespace lockstep::types
