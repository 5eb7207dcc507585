// Expressions as a whole: what kind each is, and what may stand where (spec: "Expressions", "Operands", "Type
// assertions", "Address operators").
#include "engine/types/checker_core.h"
#include "engine/types/type_store.h"

#include <algorithm>

namespace lockstep::types {

namespace {

bool isGenericFunction(const Operand& x) {
    auto* signature = x.mode == Mode::Value ? as<Signature>(x.type) : nullptr;
    return signature && !signature->typeParams.empty();
}

/// What the operand is an instantiation of, and with which type arguments.
struct Instantiation {
    const Expr* generic = nullptr;
    List<Expr> args;
};

Instantiation instantiationOf(const Expr& e) {
    if (const auto* index = e.as<syntax::IndexExpr>()) return {index->x, List<Expr>(&index->index, 1)};
    if (const auto* list = e.as<syntax::IndexListExpr>()) return {list->x, list->indices};
    return {&e, {}};
}

} // namespace

/// A single value.
void Checker::expr(Operand& x, const Expr& e, Type* hint) {
    rawExpr(x, e, hint, false);
    exclude(x, {Mode::NoValue, Mode::Builtin, Mode::TypeExpr});
    singleValue(x);
}

void Checker::exprWithTarget(Operand& x, const Expr& e, Type* target) {
    if (!target || isTypeParam(target) || !underAs<Signature>(target)) {
        expr(x, e);
        return;
    }
    // The hint of an index expression is the type of the function it should become.
    rawExpr(x, e, target, true);
    if (isGenericFunction(x)) {
        functionInstance(x, e, {}, e, target);
        x.expr = &e;
        record(x);
    }
    exclude(x, {Mode::NoValue, Mode::Builtin, Mode::TypeExpr});
    singleValue(x);
}

/// One value, or the several of a call.
void Checker::multiExpr(Operand& x, const Expr& e) {
    rawExpr(x, e, nullptr, false);
    exclude(x, {Mode::NoValue, Mode::Builtin, Mode::TypeExpr});
}

/// A single value, which may be a generic function.
void Checker::genericExpr(Operand& x, const Expr& e) {
    rawExpr(x, e, nullptr, true);
    exclude(x, {Mode::NoValue, Mode::Builtin, Mode::TypeExpr});
    singleValue(x);
}

void Checker::exprOrType(Operand& x, const Expr& e, bool allowGeneric) {
    rawExpr(x, e, nullptr, allowGeneric);
    exclude(x, {Mode::NoValue}); // a built-in function is what a call expects here
    singleValue(x);
}

/// Any expression; records what it is.
ExprKind Checker::rawExpr(Operand& x, const Expr& e, Type* hint, bool allowGeneric) {
    x = {};
    x.type = basicType(BasicKind::Invalid);
    ExprKind kind = exprInternal(x, e, hint);
    x.expr = &e;
    if (!allowGeneric) nonGeneric(x);
    record(x);
    return kind;
}

/// Generic functions and types must not be left without type arguments.
void Checker::nonGeneric(Operand& x) {
    if (x.isInvalid() || x.mode == Mode::NoValue || !x.type) return;
    const char* what = nullptr;
    if (auto* named = as<Named>(x.type); named && named->isGeneric() && x.mode == Mode::TypeExpr) what = "type";
    if (auto* signature = as<Signature>(x.type); signature && !signature->typeParams.empty()) what = "function";
    if (!what) return;
    error(Code::MissingInstantiation, x,
          fmt::format("cannot use generic {} {} without instantiation", what, x.expr ? str(*x.expr) : std::string()));
    x.invalidate();
    x.type = basicType(BasicKind::Invalid);
}

/// Reports an operand of one of the modes.
void Checker::exclude(Operand& x, std::initializer_list<Mode> modes) {
    if (std::find(modes.begin(), modes.end(), x.mode) == modes.end()) return;
    bool typeExcluded = std::find(modes.begin(), modes.end(), Mode::TypeExpr) != modes.end();
    switch (x.mode) {
    case Mode::NoValue:
        error(Code::TooManyValues, x, fmt::format("{} used as value{}", str(x), typeExcluded ? "" : " or type"));
        break;
    case Mode::Builtin: error(Code::UncalledBuiltin, x, fmt::format("{} must be called", str(x))); break;
    default: error(Code::NotAnExpr, x, fmt::format("{} is not an expression", str(x))); break;
    }
    x.invalidate();
}

void Checker::singleValue(Operand& x) {
    auto* tuple = x.mode == Mode::Value ? as<Tuple>(x.type) : nullptr;
    if (!tuple) return;
    error(Code::TooManyValues, x, fmt::format("multiple-value {} in single-value context", str(x)));
    x.invalidate();
}

/// `hint`: the type of a composite literal that has none of its own; the target of an index expression.
ExprKind Checker::exprInternal(Operand& x, const Expr& e, Type* hint) {
    x.expr = &e;
    ExprKind kind = ExprKind::Expression;
    switch (e.kind) {
    case syntax::NodeKind::BadExpr: break;
    case syntax::NodeKind::Ident: identifier(x, *e.as<Ident>(), false); break;
    case syntax::NodeKind::Ellipsis: error(Code::InvalidExpr, e, "invalid use of ..."); break;
    case syntax::NodeKind::BasicLit: basicLiteral(x, *e.as<syntax::BasicLit>()); break;
    case syntax::NodeKind::FuncLit: functionLiteral(x, *e.as<syntax::FuncLit>()); break;
    case syntax::NodeKind::CompositeLit: compositeLiteral(x, *e.as<syntax::CompositeLit>(), hint); break;
    case syntax::NodeKind::ParenExpr: kind = rawExpr(x, *e.as<syntax::ParenExpr>()->x, nullptr, false); break;
    case syntax::NodeKind::SelectorExpr: selector(x, *e.as<syntax::SelectorExpr>(), false); break;
    case syntax::NodeKind::IndexExpr:
    case syntax::NodeKind::IndexListExpr:
        if (indexExpr(x, e)) {
            Instantiation parts = instantiationOf(e);
            functionInstance(x, *parts.generic, parts.args, e, hint);
        }
        break;
    case syntax::NodeKind::SliceExpr: sliceExpr(x, *e.as<syntax::SliceExpr>()); break;
    case syntax::NodeKind::TypeAssertExpr: assertExpr(x, *e.as<syntax::TypeAssertExpr>()); break;
    case syntax::NodeKind::CallExpr: kind = call(x, *e.as<syntax::CallExpr>()); break;
    case syntax::NodeKind::StarExpr: indirection(x, *e.as<syntax::StarExpr>()); break;
    case syntax::NodeKind::UnaryExpr: {
        const auto& operation = *e.as<syntax::UnaryExpr>();
        unary(x, operation);
        if (operation.op == Token::Arrow && !x.isInvalid()) kind = ExprKind::Statement;
        break;
    }
    case syntax::NodeKind::BinaryExpr: binaryChain(x, *e.as<syntax::BinaryExpr>()); break;
    case syntax::NodeKind::KeyValueExpr: error(Code::InvalidExpr, e, "no key:value expected"); break;
    case syntax::NodeKind::ArrayType:
    case syntax::NodeKind::StructType:
    case syntax::NodeKind::FuncType:
    case syntax::NodeKind::InterfaceType:
    case syntax::NodeKind::MapType:
    case syntax::NodeKind::ChanType:
        x.mode = Mode::TypeExpr;
        x.type = typeOf(e);
        if (isInvalid(x.type)) x.invalidate();
        break;
    default: base::fail("an expression of no kind");
    }
    x.expr = &e;
    // Whatever may have been called in vain, it has been reported.
    return x.isInvalid() ? ExprKind::Statement : kind;
}

/// `x.(T)`
void Checker::assertExpr(Operand& x, const syntax::TypeAssertExpr& e) {
    expr(x, *e.x);
    if (!e.type) {
        if (!x.isInvalid()) error(Code::InvalidExpr, e, "invalid syntax tree: use of .(type) outside type switch");
        x.invalidate();
        return;
    }
    if (x.isInvalid()) {
        (void)varType(*e.type);
        return;
    }
    if (isTypeParam(x.type)) {
        error(Code::InvalidAssert, x,
              fmt::format("invalid operation: cannot use type assertion on type parameter value {}", str(x)));
        x.invalidate();
        return;
    }
    if (!isInterface(x.type)) {
        error(Code::InvalidAssert, x, fmt::format("invalid operation: {} is not an interface", str(x)));
        x.invalidate();
        return;
    }
    Type* target = varType(*e.type);
    if (isInvalid(target)) {
        x.invalidate();
        return;
    }
    typeAssertion(x, e, target, false);
    x.mode = Mode::CommaOk;
    x.type = target;
}

/// Reports an assertion that can never hold; `e`: the assertion, or the case of a type switch.
void Checker::typeAssertion(Operand& x, const Expr& e, Type* target, bool isTypeSwitch) {
    std::string cause;
    if (assertableTo(x.type, target, cause)) return;
    if (!cause.empty() && cause.front() != ' ') cause.insert(0, " ");
    if (isTypeSwitch)
        error(Code::ImpossibleAssert, e,
              fmt::format("impossible type switch case: {}\n\t{} cannot have dynamic type {}{}", str(e), str(x),
                          str(target), cause));
    else
        error(Code::ImpossibleAssert, e,
              fmt::format("impossible type assertion: {}\n\t{} does not implement {}{}", str(e), str(target),
                          str(x.type), cause));
}

/// `*x`: a variable, or a pointer type.
void Checker::indirection(Operand& x, const syntax::StarExpr& e) {
    exprOrType(x, *e.x, false);
    exclude(x, {Mode::Builtin});
    if (x.isInvalid()) return;
    if (x.mode == Mode::TypeExpr) {
        validVarType(*e.x, x.type);
        x.type = m_store.make<Pointer>(x.type);
        return;
    }
    std::vector<Type*> pointers{x.type};
    if (auto* param = as<TypeParam>(x.type)) {
        pointers.clear();
        if (const TypeSet& set = param->interfaceOf()->typeSet(); set.hasTerms())
            for (const Term& term : *set.terms) pointers.push_back(term.type);
    }
    Type* base = nullptr;
    for (Type* each : pointers) {
        auto* pointer = underAs<Pointer>(each);
        if (!pointer) {
            base = nullptr;
            break;
        }
        if (base && !identical(base, pointer->elem())) {
            error(Code::InvalidIndirection, x,
                  fmt::format("invalid operation: pointers of {} must have identical base types", str(x.type)));
            x.invalidate();
            return;
        }
        base = pointer->elem();
    }
    if (!base) {
        error(Code::InvalidIndirection, x, fmt::format("invalid operation: cannot indirect {}", str(x)));
        x.invalidate();
        return;
    }
    x.mode = Mode::Variable;
    x.type = base;
}

/// Spec: "Identifiers", "Declarations and scope", "Iota".
void Checker::identifier(Operand& x, const Ident& e, bool wantType) {
    x.invalidate();
    x.expr = &e;
    Scope::Found found = m_env.scope->lookupParent(e.name);
    Object* object = found.object;
    if (!object) {
        if (e.isBlank())
            error(Code::InvalidBlank, e, "cannot use _ as value or type");
        else
            error(Code::UndeclaredName, e, fmt::format("undefined: {}", e.name));
        return;
    }
    recordUse(e, object);
    // A value where a type is wanted is the caller's to report: no need to look at it and run into cycles.
    if (!object->type() || (wantType && object->kind() == ObjectKind::TypeName)) objectDeclaration(object);
    Type* type = object->type() ? object->type() : basicType(BasicKind::Invalid);
    if (auto import = m_dotImported.find({found.scope, object}); import != m_dotImported.end())
        import->second->used = true;
    if (m_env.decl && declOf(object)) m_env.decl->addDependency(object);
    x.type = type;
    switch (object->kind()) {
    case ObjectKind::PkgName:
        error(Code::InvalidPackageUse, e, fmt::format("use of package {} not in selector", object->name()));
        x.type = basicType(BasicKind::Invalid);
        return;
    case ObjectKind::Const:
        if (isInvalid(type)) return;
        if (object == universe().iota) {
            if (!m_env.iota) {
                error(Code::InvalidIota, e, "cannot use iota outside constant declaration");
                return;
            }
            x.value = *m_env.iota;
        } else {
            x.value = as<Const>(object)->value();
        }
        x.mode = Mode::Constant;
        return;
    case ObjectKind::TypeName:
        if (isInvalid(type)) return;
        x.mode = Mode::TypeExpr;
        return;
    case ObjectKind::Var: {
        auto* var = as<Var>(object);
        if (var->package() == m_package) var->used = true;
        if (var->function) noteCapture(var);
        if (isInvalid(type)) return;
        x.mode = Mode::Variable;
        return;
    }
    case ObjectKind::Func: x.mode = Mode::Value; return;
    case ObjectKind::Builtin:
        x.builtin = as<Builtin>(object)->builtin();
        x.mode = Mode::Builtin;
        return;
    case ObjectKind::Nil: x.mode = Mode::Nil; return;
    }
}

} // namespace lockstep::types
