// Selectors, method values and method expressions (spec: "Selectors", "Method expressions", "Method values").
#include "engine/types/checker_core.h"
#include "engine/types/type_store.h"

#include <cctype>

namespace lockstep::types {

void Checker::packageSelector(Operand& x, const syntax::SelectorExpr& e, PkgName* name) {
    name->used = true;
    if (e.x) recordUse(*as<Ident>(e.x), name);
    Package* imported = name->imported();
    const std::string_view wanted = e.sel->name;
    Object* object = imported->scope().lookup(wanted);
    if (!object || !object->isExported()) {
        const bool hidden = object != nullptr;
        if (m_fakePackages.contains(imported)) {
            // It could not be imported, which was reported.
        } else if (hidden)
            error(Code::UnexportedName, *e.sel,
                  fmt::format("name {} not exported by package {}", wanted, imported->name()));
        else
            error(Code::UndeclaredName, *e.sel, fmt::format("undefined: {}", str(e)));
        x.invalidate();
        return;
    }
    recordUse(*e.sel, object);
    if (!object->type()) objectDeclaration(object);
    switch (object->kind()) {
    case ObjectKind::Const: {
        auto* constantObject = as<Const>(object);
        x.mode = constantObject->value().isKnown() ? Mode::Constant : Mode::Invalid;
        x.type = object->type();
        x.value = constantObject->value();
        break;
    }
    case ObjectKind::TypeName:
        x.mode = Mode::TypeExpr;
        x.type = object->type();
        break;
    case ObjectKind::Var:
        x.mode = Mode::Variable;
        x.type = object->type();
        break;
    case ObjectKind::Func: x.becomeValue(as<Func>(object)->signature()); break;
    case ObjectKind::Builtin:
        x.mode = Mode::Builtin;
        x.builtin = as<Builtin>(object)->builtin();
        x.type = object->type();
        break;
    default: x.invalidate(); break;
    }
    if (!x.isInvalid() && isInvalid(x.type) && x.mode != Mode::Builtin) x.invalidate();
    x.expr = &e;
}

std::string Checker::lookupProblem(Operand& x, const syntax::SelectorExpr& e, const LookupResult& found) {
    const std::string_view name = e.sel->name;
    if (found.indirect) {
        return x.mode == Mode::TypeExpr ? fmt::format("invalid method expression {} (needs pointer receiver (*{}).{})",
                                                      str(e), str(x.type), name)
                                        : fmt::format("cannot call pointer method {} on {}", name, str(x.type));
    }
    std::string why;
    auto* pointer = as<Pointer>(x.type);
    if (pointer && isInterface(pointer->elem())) {
        why = fmt::format("type {} is pointer to interface, not interface", str(x.type));
    } else if (pointer && isTypeParam(pointer->elem())) {
        why = fmt::format("type {} is pointer to type parameter, not type parameter", str(x.type));
    } else {
        why = fmt::format("type {} has no field or method {}", str(x.type), name);
        const LookupResult other = lookupFieldOrMethod(x.type, x.mode == Mode::Variable, m_package, name, true);
        if (other.object && other.object->name() != name) {
            const bool isMethod = other.object->kind() == ObjectKind::Func;
            why += fmt::format(", but does have {} {}", isMethod ? "method" : "field", other.object->name());
        }
    }
    return fmt::format("{} undefined ({})", str(e), why);
}

void Checker::methodExpression(Operand& x, const syntax::SelectorExpr& e, Func* method) {
    Signature* signature = method->signature();
    std::vector<Var*> params{m_store.make<Var>(syntax::Pos{}, m_package, "_", x.type, Var::Role::Param)};
    // Parameters get names all or none; the receiver's is blank if the others have names.
    if (signature->params->size() == 0 || signature->params->at(0)->name().empty())
        params[0] = m_store.make<Var>(syntax::Pos{}, m_package, "", x.type, Var::Role::Param);
    for (Var* param : signature->params->vars()) params.push_back(param);
    auto* function = m_store.make<Signature>();
    function->params = m_store.make<Tuple>(std::move(params));
    function->results = signature->results;
    function->variadic = signature->variadic;
    x.becomeValue(function);
    if (m_env.decl) m_env.decl->addDependency(method->origin());
    static_cast<void>(e);
}

void Checker::selector(Operand& x, const syntax::SelectorExpr& e, bool wantType) {
    // A package's name is no expression of its own.
    if (const auto* ident = as<Ident>(e.x)) {
        if (auto* name = as<PkgName>(lookup(ident->name))) {
            packageSelector(x, e, name);
            return;
        }
    }
    exprOrType(x, *e.x, false);
    if (x.isInvalid()) {
        x.expr = &e;
        return;
    }
    if (x.mode == Mode::Builtin) {
        error(Code::UncalledBuiltin, e, fmt::format("invalid use of {} in selector expression", str(x)));
        x.invalidate();
        x.expr = &e;
        return;
    }
    if (e.sel->name == "_") {
        error(Code::InvalidBlank, *e.sel, "cannot refer to blank field or method");
        x.invalidate();
        x.expr = &e;
        return;
    }
    if (x.isNil()) {
        error(Code::MissingFieldOrMethod, *e.sel, fmt::format("invalid use of nil in selector {}", str(e)));
        x.invalidate();
        x.expr = &e;
        return;
    }
    if (x.isConstant() || isUntyped(x.type)) {
        if (isUntyped(x.type)) {
            error(Code::MissingFieldOrMethod, *e.sel,
                  fmt::format("{} undefined (type {} has no field or method {})", str(e), str(x.type), e.sel->name));
            x.invalidate();
            x.expr = &e;
            return;
        }
    }
    // The type's own declaration may still be waiting for its methods.
    LookupResult found = lookupFieldOrMethod(x.type, x.mode == Mode::Variable, m_package, e.sel->name);
    if (!found.object) {
        if (!isInvalid(under(x.type))) {
            if (!found.index.empty())
                error(Code::AmbiguousSelector, *e.sel, fmt::format("ambiguous selector {}", str(e)));
            else
                error(found.indirect ? Code::InvalidMethodExpr : Code::MissingFieldOrMethod, *e.sel,
                      lookupProblem(x, e, found));
        }
        x.invalidate();
        x.expr = &e;
        return;
    }
    auto* method = as<Func>(found.object);
    if (method && !method->type()) objectDeclaration(method->origin());
    if (x.mode == Mode::TypeExpr) {
        if (!method) {
            error(Code::InvalidMethodExpr, *e.sel,
                  fmt::format("{} undefined (type {} has no method {})", str(e), str(x.type), e.sel->name));
            x.invalidate();
            x.expr = &e;
            return;
        }
        Type* receiver = x.type;
        recordSelection(e, SelectionKind::MethodExpr, receiver, method, found.index, found.indirect);
        methodExpression(x, e, method);
        if (const Selection* selection = m_info.selection(e)) const_cast<Selection*>(selection)->type = x.type;
        x.expr = &e;
        return;
    }
    if (auto* field = as<Var>(found.object)) {
        recordSelection(e, SelectionKind::FieldVal, x.type, field, found.index, found.indirect);
        if (x.mode == Mode::Variable || found.indirect)
            x.mode = Mode::Variable;
        else
            x.mode = Mode::Value;
        x.type = field->type();
        if (const Selection* selection = m_info.selection(e)) const_cast<Selection*>(selection)->type = x.type;
        x.expr = &e;
        return;
    }
    Signature* signature = method->signature();
    if (!signature) { // reported where it was declared
        x.invalidate();
        x.expr = &e;
        return;
    }
    recordSelection(e, SelectionKind::MethodVal, x.type, method, found.index, found.indirect);
    // x.m with a pointer receiver on an addressable value is (&x).m.
    if (x.mode == Mode::Variable && method->hasPointerReceiver() && !found.indirect && !as<Pointer>(x.type) &&
        !underAs<Pointer>(x.type))
        noteAddressTaken(*e.x);
    auto* function = m_store.make<Signature>();
    function->params = signature->params;
    function->results = signature->results;
    function->variadic = signature->variadic;
    if (m_env.decl) m_env.decl->addDependency(method->origin());
    x.becomeValue(function);
    if (const Selection* selection = m_info.selection(e)) const_cast<Selection*>(selection)->type = function;
    x.expr = &e;
    static_cast<void>(wantType);
}

} // namespace lockstep::types
