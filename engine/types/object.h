// Object: what a name stands for (spec: "Declarations and scope"), named and shaped as in go/types: PkgName, Const,
// TypeName, Var, Func, Builtin, Nil. (Labels are resolved by the parser and have no object.)
//
// Objects are unique: two names mean the same thing exactly if they lead to the same Object. The exceptions are fields
// and methods of instances of generic types, which are copies; origin() leads to what was declared.
#pragma once

#include "engine/types/constant.h"
#include "engine/types/type.h"

#include <string>
#include <string_view>

namespace lockstep::types {

class Scope;
class Named;

enum class ObjectKind : std::uint8_t { PkgName, Const, TypeName, Var, Func, Builtin, Nil };

class Object {
public:
    Object(const Object&) = delete;
    Object& operator=(const Object&) = delete;

    [[nodiscard]] ObjectKind kind() const { return m_kind; }
    /// Where it was declared; none for predeclared objects.
    [[nodiscard]] syntax::Pos pos() const { return m_pos; }
    /// Null for predeclared objects.
    [[nodiscard]] Package* package() const { return m_package; }
    /// Lifetime: of the source text or the store.
    [[nodiscard]] std::string_view name() const { return m_name; }
    /// Null while unknown; Invalid if it was reported.
    [[nodiscard]] Type* type() const { return m_type; }
    /// The scope it is declared in; null for fields, methods and the like.
    [[nodiscard]] Scope* parent() const { return m_parent; }
    [[nodiscard]] bool isExported() const;
    /// Names methods and fields across packages: the name if exported, else with the package's path.
    [[nodiscard]] std::string id() const;
    /// True if a field or method `name`, written in `package`, means this one.
    [[nodiscard]] bool sameId(const Package* package, std::string_view name) const;
    /// Order of declaration within its package, from 1; 0 for objects that are not package-level.
    [[nodiscard]] std::uint32_t order() const { return m_order; }

    template <typename T> [[nodiscard]] T* as() { return m_kind == T::objectKind ? static_cast<T*>(this) : nullptr; }

    void setType(Type* type) { m_type = type; }
    void setParent(Scope* parent) { m_parent = parent; }
    void setOrder(std::uint32_t order) { m_order = order; }

protected:
    Object(ObjectKind kind, syntax::Pos pos, Package* package, std::string_view name, Type* type)
        : m_kind(kind), m_pos(pos), m_package(package), m_name(name), m_type(type) {}
    ~Object() = default;

private:
    friend class Checker;
    ObjectKind m_kind;
    std::uint8_t m_state = 0; ///< of the checker: not begun, in progress, done
    syntax::Pos m_pos;
    std::uint32_t m_order = 0;
    std::uint32_t m_pathIndex = 0; ///< while in progress: its place in the checker's path
    Package* m_package;
    std::string_view m_name;
    Type* m_type;
    Scope* m_parent = nullptr;
};

/// The object as a T; null when it is null or something else.
template <typename T> [[nodiscard]] T* as(Object* object) { return object ? object->as<T>() : nullptr; }

/// The name of an imported package in a file.
class PkgName final : public Object {
public:
    static constexpr ObjectKind objectKind = ObjectKind::PkgName;
    PkgName(syntax::Pos pos, Package* package, std::string_view name, Package* imported);
    [[nodiscard]] Package* imported() const { return m_imported; }

    bool used = false;

private:
    Package* m_imported;
};

class Const final : public Object {
public:
    static constexpr ObjectKind objectKind = ObjectKind::Const;
    Const(syntax::Pos pos, Package* package, std::string_view name, Type* type, constant::Value value)
        : Object(objectKind, pos, package, name, type), m_value(std::move(value)) {}
    /// Unknown if it was reported.
    [[nodiscard]] const constant::Value& value() const { return m_value; }
    void setValue(constant::Value value) { m_value = std::move(value); }

private:
    constant::Value m_value;
};

/// The name of a type: a declared one, a type parameter, or an alias.
class TypeName final : public Object {
public:
    static constexpr ObjectKind objectKind = ObjectKind::TypeName;
    TypeName(syntax::Pos pos, Package* package, std::string_view name, Type* type)
        : Object(objectKind, pos, package, name, type) {}
    [[nodiscard]] bool isAlias() const;

    bool declaredAlias = false;
    /// Declared inside a function: its number among the types of that name, else 0; keeps instances apart.
    std::uint32_t localNumber = 0;
};

struct FunctionInfo;

/// A variable: package-level, local, parameter, result, receiver, or struct field.
class Var final : public Object {
public:
    static constexpr ObjectKind objectKind = ObjectKind::Var;
    enum class Role : std::uint8_t { Package, Local, Param, Result, Receiver, Field };

    Var(syntax::Pos pos, Package* package, std::string_view name, Type* type, Role varRole)
        : Object(objectKind, pos, package, name, type), role(varRole) {}

    [[nodiscard]] bool isField() const { return role == Role::Field; }
    [[nodiscard]] bool isParameter() const { return role >= Role::Param && role <= Role::Receiver; }

    Role role;
    bool embedded = false; ///< field without a name of its own
    bool used = false;     ///< read somewhere (not only assigned)
    // What the lowering decides boxing from. All may say true where a closer look would say false, never the reverse.
    bool isCaptured = false;     ///< a function literal inside its function uses it
    bool isAddressTaken = false; ///< &x, &x.f, x.m with a pointer receiver, x[:] of an array
    bool isReassigned = false;   ///< assigned (wholly or in part) other than by its declaration
    /// May change after a function literal that uses it has been made, so that a copy in the literal would not do.
    /// Meaningful if isCaptured.
    bool isReassignedAfterCapture = false;
    /// Declared by a `for` clause or `range` with a new variable for each iteration (go1.22), else one for the loop.
    bool isPerIteration = false;
    FunctionInfo* function = nullptr; ///< the function it is local to; null for package variables and fields

    /// For a field or parameter of an instance the declared one, else itself.
    [[nodiscard]] Var* origin() { return m_origin ? m_origin : this; }
    void setOrigin(Var* origin) { m_origin = origin; }

private:
    friend class Checker;
    std::uint32_t m_loopDepth = 0;  ///< loops around its declaration
    std::uint32_t m_assignedAt = 0; ///< the checker's event count at its last assignment
    bool m_assignedInLoop = false;
    Var* m_origin = nullptr;
};

/// A function or method; of an interface too.
class Func final : public Object {
public:
    static constexpr ObjectKind objectKind = ObjectKind::Func;
    Func(syntax::Pos pos, Package* package, std::string_view name, Signature* signature)
        : Object(objectKind, pos, package, name, signature) {}
    /// Of a method of an instance and of a package that is checked on demand: computed on first call. Else null while
    /// its declaration was not looked at.
    [[nodiscard]] Signature* signature();
    /// For a method of an instance the method of the generic type, else itself.
    [[nodiscard]] Func* origin() { return m_origin ? m_origin : this; }
    /// Its declaration; null for methods of interfaces. (Of an instance: the origin's.)
    [[nodiscard]] const syntax::FuncDecl* decl() const { return m_origin ? m_origin->decl() : m_decl; }
    [[nodiscard]] bool hasPointerReceiver();

    /// Makes this the copy of `origin` for the receiver type `instance`.
    void setOrigin(Func* origin, Named* instance) {
        m_origin = origin;
        m_instance = instance;
    }
    void setDecl(const syntax::FuncDecl* decl) { m_decl = decl; }

private:
    friend class Checker;
    Func* m_origin = nullptr;
    Named* m_instance = nullptr;
    const syntax::FuncDecl* m_decl = nullptr;
    bool m_pointerReceiver = false; ///< syntactically; valid before the signature is
};

enum class BuiltinId : std::uint8_t {
    Append,
    Cap,
    Clear,
    Close,
    Complex,
    Copy,
    Delete,
    Imag,
    Len,
    Make,
    Max,
    Min,
    New,
    Panic,
    Print,
    Println,
    Real,
    Recover,
    // package unsafe
    Add,
    Alignof,
    Offsetof,
    Sizeof,
    Slice,
    SliceData,
    String,
    StringData,
};

class Builtin final : public Object {
public:
    static constexpr ObjectKind objectKind = ObjectKind::Builtin;
    Builtin(std::string_view name, Package* package, BuiltinId id);
    [[nodiscard]] BuiltinId builtin() const { return m_id; }

private:
    BuiltinId m_id;
};

class Nil final : public Object {
public:
    static constexpr ObjectKind objectKind = ObjectKind::Nil;
    Nil();
};

} // namespace lockstep::types
