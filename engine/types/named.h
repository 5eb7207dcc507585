// Named and TypeParam: types with a name (spec: "Type declarations", "Type parameter declarations").
//
// A generic Named type is its own origin; an instance (List[int]) points to it, has type arguments, and computes its
// underlying type and its methods when first asked, by substitution. Instances are unique in their store: asking twice
// for List[int] gives the same Named.
#pragma once

#include "engine/types/type.h"

namespace lockstep::types {

class TypeStore;
class Interface;

class Named final : public Type {
public:
    static constexpr TypeKind typeKind = TypeKind::Named;
    Named(TypeStore* store, TypeName* object, Named* origin, std::vector<Type*> typeArgs)
        : Type(typeKind), m_store(store), m_object(object), m_origin(origin ? origin : this),
          m_typeArgs(std::move(typeArgs)) {}

    /// The declared name; an instance has its origin's.
    [[nodiscard]] TypeName* object() const { return m_object; }
    /// The generic type this is an instance of, else itself.
    [[nodiscard]] Named* origin() const { return m_origin; }
    [[nodiscard]] bool isInstance() const { return m_origin != this; }
    /// Of the origin, empty if not generic.
    [[nodiscard]] const std::vector<TypeParam*>& typeParams() const { return m_origin->m_typeParams; }
    [[nodiscard]] bool isGeneric() const { return !isInstance() && !m_typeParams.empty(); }
    /// Empty unless an instance.
    [[nodiscard]] const std::vector<Type*>& typeArgs() const { return m_typeArgs; }

    /// Never a Named. Null while its own declaration is being worked on.
    [[nodiscard]] Type* underlying();
    /// How many methods it declares itself (no promoted ones). Pre: for an instance, the origin's are declared.
    [[nodiscard]] std::size_t methodCount() const { return m_origin->m_methods.size(); }
    /// A method declared on this type, in source order; of an instance with its type arguments filled in.
    [[nodiscard]] Func* method(std::size_t i);

    /// Declared inside a generic function: that function's type parameters, on which it depends without naming them.
    /// Its instances have one type argument for each, before those that are written.
    [[nodiscard]] const std::vector<TypeParam*>& implicitParams() const { return m_origin->m_implicitParams; }
    /// implicitParams(), then typeParams(): what typeArgs() stand for.
    [[nodiscard]] const std::vector<TypeParam*>& allParams() const { return m_origin->m_allParams; }
    /// typeArgs() of an instance whose type arguments are written so, seen from inside of the function.
    [[nodiscard]] std::vector<Type*> withImplicit(const std::vector<Type*>& written) const;
    [[nodiscard]] TypeStore& store() const { return *m_store; }

    void setUnderlying(Type* type) { m_underlying = type; }
    void setImplicitParams(std::vector<TypeParam*> params);
    void setTypeParams(std::vector<TypeParam*> params);
    void addMethod(Func* method) { m_methods.push_back(method); }

private:
    friend class Checker;
    TypeStore* m_store;
    TypeName* m_object;
    Named* m_origin;
    Type* m_underlying = nullptr;
    Type* m_fromRhs = nullptr; ///< the right side of the declaration while it may be a Named in progress
    std::vector<Func*> m_methods;
    std::vector<TypeParam*> m_typeParams;
    std::vector<TypeParam*> m_implicitParams;
    std::vector<TypeParam*> m_allParams;
    std::vector<Type*> m_typeArgs;
    bool m_expanding = false;
    std::uint8_t m_validity = 0; ///< of the search for invalid recursion: 0 unknown, 1 valid, 2 invalid
};

class TypeParam final : public Type {
public:
    static constexpr TypeKind typeKind = TypeKind::TypeParam;
    TypeParam(TypeStore* store, std::uint64_t id, TypeName* object, Type* constraint)
        : Type(typeKind), m_store(store), m_id(id), m_object(object), m_constraint(constraint) {}

    [[nodiscard]] TypeName* object() const { return m_object; }
    /// Its place in its list, from 0.
    [[nodiscard]] std::size_t index() const { return m_index; }
    /// Orders type parameters by their declaration.
    [[nodiscard]] std::uint64_t id() const { return m_id; }
    /// As written: any type; interfaceOf() is what counts.
    [[nodiscard]] Type* constraint() const { return m_constraint; }
    /// The constraint as an interface: `~int|string` is interface{~int|string}.
    [[nodiscard]] Interface* interfaceOf();

    void setIndex(std::size_t index) { m_index = index; }
    void setConstraint(Type* constraint) {
        m_constraint = constraint;
        m_interface = nullptr;
    }

private:
    /// The constraint is itself a type parameter, a mistake that is reported where it is declared.
    [[nodiscard]] bool isConstrainedByTypeParam() const;

    TypeStore* m_store;
    std::uint64_t m_id;
    std::size_t m_index = 0;
    TypeName* m_object;
    Type* m_constraint;
    Interface* m_interface = nullptr;
};

} // namespace lockstep::types
