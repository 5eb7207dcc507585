// Unifier: finds type arguments that make two types match (spec: "Type unification"). It knows some type parameters,
// the bound ones; unifying them with types gives each a type, or joins several that must get the same.
//
// Matching is exact (identical types) or inexact: then a defined type matches the type literal it is made from, channel
// directions do not count, and an interface matches a type that has its methods. In assignments only the outermost
// types match inexactly.
#pragma once

#include "engine/types/checker_core.h"

namespace lockstep::types {

class Checker::Unifier {
public:
    enum Mode : unsigned { Inexact = 0, Assign = 1, Exact = 2 };

    Unifier(Checker& checker, const std::vector<TypeParam*>& params, const std::vector<Type*>& known);

    [[nodiscard]] bool unify(Type* x, Type* y, unsigned mode);
    /// What was found for the parameter; null if nothing was.
    [[nodiscard]] Type* at(TypeParam* param) const;
    void set(TypeParam* param, Type* type);
    [[nodiscard]] std::vector<Type*> inferred() const;
    [[nodiscard]] std::size_t unknowns() const;
    /// `type` has all methods of the interface, with signatures that match exactly.
    [[nodiscard]] bool unifyMethods(Type* type, Interface* interface);
    [[nodiscard]] bool isBound(Type* type) const;

private:
    static constexpr int maxDepth = 100;

    [[nodiscard]] bool match(Type* x, Type* y, unsigned mode);
    [[nodiscard]] bool matchBound(TypeParam* param, Type* y, unsigned mode);
    [[nodiscard]] bool matchInterfaces(Type* x, Type* y, bool& decided);
    [[nodiscard]] bool matchComposite(Type* x, Type* y, unsigned mode);
    [[nodiscard]] bool matchNamed(Named* x, Named* y);
    [[nodiscard]] bool matchStruct(Struct* x, Struct* y, unsigned mode);
    [[nodiscard]] bool matchTuple(Tuple* x, Tuple* y, unsigned mode);
    [[nodiscard]] bool join(TypeParam* x, TypeParam* y);
    [[nodiscard]] std::size_t slot(TypeParam* param) const;

    Checker& m_checker;
    std::vector<TypeParam*> m_params;
    std::vector<std::size_t> m_slots; ///< by parameter; joined ones share
    std::vector<Type*> m_types;       ///< by slot
    int m_depth = 0;
};

} // namespace lockstep::types
