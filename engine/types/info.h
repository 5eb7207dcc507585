// Info: everything the checker found out about the expressions, names and functions of one package; the typed half of
// the "typed tree". The lowering reads the tree and this, and decides nothing about types itself.
//
// Facts hang on the tree's dense numbers (ExprId, IdentId), in flat vectors. Types are final: an untyped constant has
// the type it is converted to (`1` in `var f float64 = 1` is a float64 constant; in `var a any = 1` an int), a shift
// `1 << n` the type it is computed in, `nil` the type it becomes. Implicit conversions of values to interface types are
// not in the tree: they are wherever an expression's type is not identical to that of the place it goes to.
//
// In the body of a generic function types mention its type parameters; the lowering substitutes (substitute.h).
#pragma once

#include "engine/types/object.h"
#include "engine/types/package.h"

#include <deque>
#include <memory>
#include <unordered_map>
#include <vector>

namespace lockstep::types {

/// What an expression is.
enum class Mode : std::uint8_t {
    None,     ///< not an expression of its own (a field name, a label), or not checked because of an error
    Invalid,  ///< it was reported
    NoValue,  ///< a call of a function without results
    Builtin,  ///< a built-in function that is about to be called
    TypeExpr, ///< denotes the type itself
    Constant, ///< `value` is set
    Variable, ///< addressable: its storage can be assigned to and have its address taken
    MapIndex, ///< m[k]: assignable, not addressable; may yield a second value
    Value,    ///< computed, not addressable
    Nil,      ///< the predeclared nil
    CommaOk,  ///< a value that may yield a second, bool one: <-c, x.(T)
};

struct TypeAndValue {
    Mode mode = Mode::None;
    /// A map index, receive or type assertion whose second value is asked for; `type` is then a Tuple of two.
    bool commaOk = false;
    Type* type = nullptr;
    const constant::Value* value = nullptr; ///< of constants, else null

    [[nodiscard]] bool isType() const { return mode == Mode::TypeExpr; }
    [[nodiscard]] bool isConstant() const { return mode == Mode::Constant; }
    [[nodiscard]] bool isAddressable() const { return mode == Mode::Variable; }
    [[nodiscard]] bool isAssignable() const { return mode == Mode::Variable || mode == Mode::MapIndex; }
    [[nodiscard]] bool isValue() const { return mode >= Mode::Constant; }
};

enum class SelectionKind : std::uint8_t {
    FieldVal,   ///< x.f
    MethodVal,  ///< x.m, called at once or bound to x
    MethodExpr, ///< T.m: a function whose first parameter is the receiver
};

/// What x.f means when it is not pkg.Name (spec: "Selectors").
struct Selection {
    SelectionKind kind = SelectionKind::FieldVal;
    Type* recv = nullptr;     ///< type of x (or T itself)
    Object* object = nullptr; ///< the Var (field) or Func (method; of the instance if recv is one)
    /// Fields to walk, the last one excepted: embedded ones, pointers between them followed. Last: the field's index,
    /// or the method's in its Named type or in its interface's type set.
    std::vector<std::uint32_t> index;
    /// A pointer was followed on the way from x to the field or method.
    bool indirect = false;
    Type* type = nullptr; ///< of the whole expression
};

/// A use of a generic function or type.
struct Instance {
    std::vector<Type*> typeArgs;
    Type* type = nullptr; ///< the instantiated Signature or Named
};

/// One step of package initialisation (spec: "Package initialization"): `lhs = rhs`.
struct Initializer {
    std::vector<Var*> lhs; ///< several: rhs yields that many values; blank variables are included
    const syntax::Expr* rhs = nullptr;
};

/// A function with a body: declared, or a literal.
struct FunctionInfo {
    const syntax::FuncDecl* decl = nullptr;
    const syntax::FuncLit* literal = nullptr;
    Func* object = nullptr; ///< null for literals
    Signature* signature = nullptr;
    /// Of the generic function, or of the receiver's type; a literal has those of the function around it.
    std::vector<TypeParam*> typeParams;
    FunctionInfo* parent = nullptr; ///< the function around a literal; null at package level
    /// Variables of enclosing functions that it or a literal in it uses, in order of first use.
    std::vector<Var*> captures;
    /// Variables declared in it, parameters and results first; those of literals in it are theirs.
    std::vector<Var*> locals;
    std::vector<FunctionInfo*> literals; ///< directly inside, in source order
    bool hasDefer = false;
    bool callsRecover = false;
    bool rangesOverFunction = false;
};

class Info {
public:
    // ---- the lowering's questions
    [[nodiscard]] const TypeAndValue& at(const syntax::Expr& expr) const { return m_types[expr.id.value]; }
    [[nodiscard]] Type* typeOf(const syntax::Expr& expr) const { return at(expr).type; }
    /// The object a name declares here, or null (also for `_`, except as a parameter, result, field or variable).
    [[nodiscard]] Object* def(const syntax::Ident& name) const { return m_names[name.ident.value].def; }
    /// The object a name refers to here, or null. For x.f: on f.
    [[nodiscard]] Object* use(const syntax::Ident& name) const { return m_names[name.ident.value].use; }
    [[nodiscard]] Object* objectOf(const syntax::Ident& name) const { return def(name) ? def(name) : use(name); }
    /// Null for pkg.Name.
    [[nodiscard]] const Selection* selection(const syntax::SelectorExpr& x) const;
    /// The instantiation at a name of a generic function or type (with explicit or inferred arguments), or null.
    [[nodiscard]] const Instance* instance(const syntax::Ident& name) const;
    /// The variable that `switch x := y.(type)` declares in this clause, or null.
    [[nodiscard]] Var* clauseVar(const syntax::CaseClause& clause) const;
    /// The name an import without one declares; null if dot or blank.
    [[nodiscard]] PkgName* importName(const syntax::ImportSpec& spec) const;
    [[nodiscard]] FunctionInfo* function(const syntax::FuncLit& literal) const;
    /// Null without a body.
    [[nodiscard]] FunctionInfo* function(const Func& declared) const;

    std::vector<Initializer> initOrder;
    /// All functions with bodies; declared ones in source order, each before the literals in it.
    std::vector<FunctionInfo*> functions;
    /// Functions named init, in the order they run.
    std::vector<Func*> inits;
    /// Package-level functions without a body: natives.
    std::vector<Func*> natives;

    // ---- the checker's
    void reserve(const syntax::Numbering& numbering);

private:
    friend class Checker;
    struct Name {
        Object* def = nullptr;
        Object* use = nullptr;
        std::uint32_t selection = 0; ///< index + 1
        std::uint32_t instance = 0;  ///< index + 1
    };

    std::vector<TypeAndValue> m_types; ///< by ExprId
    std::vector<Name> m_names;         ///< by IdentId
    std::deque<Selection> m_selections;
    std::deque<Instance> m_instances;
    std::deque<constant::Value> m_values;
    std::deque<FunctionInfo> m_functions;
    // Looked up only, never iterated.
    std::unordered_map<const syntax::Node*, Object*> m_implicits;
    std::unordered_map<const void*, FunctionInfo*> m_functionOf;
};

} // namespace lockstep::types
