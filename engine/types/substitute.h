// Substitution: the same type with type arguments in place of type parameters (spec: "Instantiations"). What the
// checker does to instantiate, and the lowering to compile a generic function for given type arguments.
#pragma once

#include "engine/types/type_store.h"

#include <vector>

namespace lockstep::types {

class Substitution {
public:
    /// Pre: equally many.
    Substitution(TypeStore& store, const std::vector<TypeParam*>& params, const std::vector<Type*>& args);

    /// The type itself if it mentions none of the parameters.
    [[nodiscard]] Type* apply(Type* type);
    [[nodiscard]] bool isEmpty() const { return m_params.empty(); }

private:
    Type* replacement(TypeParam* param) const;
    Tuple* apply(Tuple* tuple);
    Var* apply(Var* var);
    Type* applyNamed(Named* named);
    Type* applyStruct(Struct* type);
    Type* applySignature(Signature* type);
    Type* applyInterface(Interface* type);
    Type* applyUnion(Union* type);

    TypeStore& m_store;
    std::vector<TypeParam*> m_params;
    std::vector<Type*> m_args;
};

/// A copy of a generic signature for given type arguments, without type parameters.
[[nodiscard]] Signature* instantiateSignature(TypeStore& store, Signature* generic, const std::vector<Type*>& typeArgs);

/// The signature of a generic type's method for one instance of that type.
[[nodiscard]] Signature* instantiateMethod(Named& instance, Signature* generic);

} // namespace lockstep::types
