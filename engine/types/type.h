// Type: the types of a Go program (spec: "Types"), named and shaped as in go/types.
//
// Types are plain nodes owned by a TypeStore (type_store.h); the predeclared ones are shared by all stores
// (universe.h). They are compared with identical() (predicates.h), never by address: only Named, TypeParam and Basic
// types are unique objects, and even instances of one generic type are unique only per store.
//
// Invariant: once checking of a package has ended without errors, everything reachable from its objects is complete and
// changes no more, except that what is computed on demand (an instance's underlying type, a type set) is filled in.
// Thread: a store and the types in it belong to one thread while anything may still be computed on demand.
#pragma once

#include "engine/syntax/expressions.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep::types {

class Object;
class Var;
class Func;
class TypeName;
class Package;
class TypeParam;

enum class TypeKind : std::uint8_t {
    Basic,
    Named,
    Pointer,
    Slice,
    Array,
    Map,
    Chan,
    Struct,
    Tuple,
    Signature,
    Interface,
    Union,
    TypeParam,
};

class Type {
public:
    Type(const Type&) = delete;
    Type& operator=(const Type&) = delete;

    [[nodiscard]] TypeKind kind() const { return m_kind; }

    /// This very type as a T (no look at the underlying type), or null.
    template <typename T> [[nodiscard]] T* as() { return m_kind == T::typeKind ? static_cast<T*>(this) : nullptr; }

protected:
    explicit Type(TypeKind kind) : m_kind(kind) {}
    ~Type() = default;

private:
    TypeKind m_kind;
};

/// The type as a T; null when it is null or something else.
template <typename T> [[nodiscard]] T* as(Type* type) { return type ? type->as<T>() : nullptr; }

/// What a type is made of: follows Named to its underlying type; a type parameter's is its constraint interface. Never
/// null for a complete type. Spec: "Underlying types". Declared here, see named.h.
[[nodiscard]] Type* under(Type* type);
/// under(type) as a T, or null.
template <typename T> [[nodiscard]] T* underAs(Type* type) { return as<T>(under(type)); }

enum class BasicKind : std::uint8_t {
    Invalid, ///< of an expression that was reported
    Bool,
    Int,
    Int8,
    Int16,
    Int32,
    Int64,
    Uint,
    Uint8,
    Uint16,
    Uint32,
    Uint64,
    Uintptr,
    Float32,
    Float64,
    Complex64,
    Complex128,
    String,
    UnsafePointer,
    UntypedBool,
    UntypedInt,
    UntypedRune,
    UntypedFloat,
    UntypedComplex,
    UntypedString,
    UntypedNil,
};

class Basic final : public Type {
public:
    static constexpr TypeKind typeKind = TypeKind::Basic;
    Basic(BasicKind basicKind, std::string_view name) : Type(typeKind), m_basic(basicKind), m_name(name) {}

    [[nodiscard]] BasicKind basicKind() const { return m_basic; }
    /// "int", "untyped float", "unsafe.Pointer"; `byte` and `rune` are types of their own object, same kind.
    [[nodiscard]] std::string_view name() const { return m_name; }

private:
    BasicKind m_basic;
    std::string_view m_name;
};

class Pointer final : public Type {
public:
    static constexpr TypeKind typeKind = TypeKind::Pointer;
    explicit Pointer(Type* elem) : Type(typeKind), m_elem(elem) {}
    [[nodiscard]] Type* elem() const { return m_elem; }

private:
    friend class Checker;
    Type* m_elem;
};

class Slice final : public Type {
public:
    static constexpr TypeKind typeKind = TypeKind::Slice;
    explicit Slice(Type* elem) : Type(typeKind), m_elem(elem) {}
    [[nodiscard]] Type* elem() const { return m_elem; }

private:
    friend class Checker;
    Type* m_elem;
};

class Array final : public Type {
public:
    static constexpr TypeKind typeKind = TypeKind::Array;
    Array(Type* elem, std::int64_t length) : Type(typeKind), m_elem(elem), m_length(length) {}
    [[nodiscard]] Type* elem() const { return m_elem; }
    /// Negative if it was reported as invalid.
    [[nodiscard]] std::int64_t length() const { return m_length; }

private:
    friend class Checker;
    Type* m_elem;
    std::int64_t m_length;
};

class Map final : public Type {
public:
    static constexpr TypeKind typeKind = TypeKind::Map;
    Map(Type* key, Type* elem) : Type(typeKind), m_key(key), m_elem(elem) {}
    [[nodiscard]] Type* key() const { return m_key; }
    [[nodiscard]] Type* elem() const { return m_elem; }

private:
    friend class Checker;
    Type* m_key;
    Type* m_elem;
};

using syntax::ChanDirection;

class Chan final : public Type {
public:
    static constexpr TypeKind typeKind = TypeKind::Chan;
    Chan(ChanDirection direction, Type* elem) : Type(typeKind), m_direction(direction), m_elem(elem) {}
    [[nodiscard]] ChanDirection direction() const { return m_direction; }
    [[nodiscard]] Type* elem() const { return m_elem; }

private:
    friend class Checker;
    ChanDirection m_direction;
    Type* m_elem;
};

class Struct final : public Type {
public:
    static constexpr TypeKind typeKind = TypeKind::Struct;
    Struct() : Type(typeKind) {}
    [[nodiscard]] const std::vector<Var*>& fields() const { return m_fields; }
    /// "" without a tag.
    [[nodiscard]] std::string_view tag(std::size_t field) const {
        return field < m_tags.size() ? std::string_view(m_tags[field]) : std::string_view();
    }
    /// Byte offsets of the fields, computed once (sizes.h). Pre: complete, no type parameters inside.
    [[nodiscard]] const std::vector<std::int64_t>& offsets() const;
    /// Of the last field. Pre: offsets() was called.
    [[nodiscard]] std::int64_t lastSize() const { return m_lastSize; }

    void setFields(std::vector<Var*> fields, std::vector<std::string> tags) {
        m_fields = std::move(fields);
        m_tags = std::move(tags);
    }

private:
    std::vector<Var*> m_fields;
    std::vector<std::string> m_tags; ///< empty if no field has one
    mutable std::vector<std::int64_t> m_offsets;
    mutable std::int64_t m_lastSize = -1;
    friend std::int64_t alignOf(Type* type);
    mutable bool m_isAligned = false; ///< is being, further up the stack: a wrong program's struct inside of itself
};

/// An ordered list of variables: parameters, results, or the type of a call with several results.
class Tuple final : public Type {
public:
    static constexpr TypeKind typeKind = TypeKind::Tuple;
    explicit Tuple(std::vector<Var*> vars = {}) : Type(typeKind), m_vars(std::move(vars)) {}
    [[nodiscard]] const std::vector<Var*>& vars() const { return m_vars; }
    [[nodiscard]] std::size_t size() const { return m_vars.size(); }
    [[nodiscard]] Var* at(std::size_t i) const { return m_vars[i]; }

private:
    std::vector<Var*> m_vars;
};

class Signature final : public Type {
public:
    static constexpr TypeKind typeKind = TypeKind::Signature;
    Signature() : Type(typeKind) {}

    Var* recv = nullptr;                    ///< null for functions; ignored by identity
    std::vector<TypeParam*> typeParams;     ///< of a generic function
    std::vector<TypeParam*> recvTypeParams; ///< of a method of a generic type, as the method names them
    Tuple* params = nullptr;                ///< never null once made; the last one of a variadic function is a slice
    Tuple* results = nullptr;               ///< never null once made
    bool variadic = false;
};

} // namespace lockstep::types
