// Type-checking declarations, at package level when first needed, and inside functions (spec: "Constant declarations",
// "Variable declarations", "Type declarations", "Function declarations", "Method declarations").
#include "engine/base/ensure.h"
#include "engine/syntax/parser.h"
#include "engine/types/checker_core.h"
#include "engine/types/type_store.h"

#include <algorithm>
#include <utility>

namespace lockstep::types {

namespace {

enum State : std::uint8_t { NotBegun, InProgress, Done };

} // namespace

void Checker::objectDeclaration(Object* object) {
    if (object->m_state == NotBegun && object->type() && object->kind() != ObjectKind::Func) object->m_state = Done;
    if (object->m_state == Done) return;
    if (object->m_state == InProgress) {
        bool valid = validCycle(object);
        bool isValue = object->kind() == ObjectKind::Const || object->kind() == ObjectKind::Var;
        bool missing = isValue && !object->type();
        if ((!valid || missing) && object->kind() != ObjectKind::Func) object->setType(basicType(BasicKind::Invalid));
        return;
    }
    DeclInfo* decl = declOf(object);
    if (!decl) { // of another package, or local
        if (auto* function = as<Func>(object)) static_cast<void>(function->signature());
        return;
    }
    object->m_state = InProgress;
    object->m_pathIndex = static_cast<std::uint32_t>(m_path.size());
    m_path.push_back(object);
    {
        EnvironmentGuard guard(m_env);
        m_env = {};
        m_env.scope = decl->scope;
        switch (object->kind()) {
        case ObjectKind::Const:
            m_env.decl = decl;
            constDeclaration(as<Const>(object), decl->type, decl->init, decl->inherited);
            break;
        case ObjectKind::Var:
            m_env.decl = decl;
            varDeclaration(as<Var>(object), decl->lhs, decl->type, decl->init);
            break;
        case ObjectKind::TypeName:
            typeDeclaration(as<TypeName>(object), *decl->typeSpec);
            collectMethods(as<TypeName>(object));
            break;
        case ObjectKind::Func: funcDeclaration(as<Func>(object), *decl); break;
        default: break;
        }
    }
    m_path.pop_back();
    object->m_state = Done;
}

/// Whether declarations that lead back to themselves make sense: types may, through a type definition; values are left
/// to the search for initialization cycles; a mixture may not.
bool Checker::validCycle(Object* object) {
    std::vector<Object*> cycle(m_path.begin() + object->m_pathIndex, m_path.end());
    std::size_t values = 0;
    std::size_t definitions = 0;
    bool throughTypeParams = false;
    for (Object* each : cycle) {
        if (each->kind() == ObjectKind::Const || each->kind() == ObjectKind::Var) ++values;
        auto* name = as<TypeName>(each);
        if (!name) continue;
        if (m_env.inTypeParamList && name->type() && isGeneric(name->type())) {
            throughTypeParams = true;
            break;
        }
        if (!name->declaredAlias) ++definitions;
    }
    if (!throughTypeParams) {
        if (values == cycle.size()) return true;
        if (values == 0 && definitions > 0) return true;
    }
    cycleError(cycle);
    return false;
}

void Checker::cycleError(const std::vector<Object*>& cycle) {
    auto first = std::min_element(cycle.begin(), cycle.end(), [](Object* x, Object* y) { return x->pos() < y->pos(); });
    cycleError(cycle, static_cast<std::size_t>(first - cycle.begin()));
}

void Checker::cycleError(const std::vector<Object*>& cycle, std::size_t start) {
    Object* object = cycle[start];
    bool isType = object->kind() == ObjectKind::TypeName;
    if (isType && as<TypeName>(object)->declaredAlias) object->setType(basicType(BasicKind::Invalid));
    if (cycle.size() == 1) {
        error(Code::InvalidCycle, object->pos(),
              fmt::format("{}: {} refers to itself", isType ? "invalid recursive type" : "invalid cycle in declaration",
                          object->name()));
        return;
    }
    std::vector<syntax::DiagnosticNote> notes;
    for (std::size_t i = 0; i < cycle.size(); ++i) {
        Object* each = cycle[(start + i) % cycle.size()];
        notes.push_back({each->pos(), fmt::format("{} refers to", each->name())});
    }
    notes.push_back({object->pos(), std::string(object->name())});
    report(Code::InvalidCycle, {object->pos(), {}},
           fmt::format("{} {}", isType ? "invalid recursive type" : "invalid cycle in declaration of", object->name()),
           std::move(notes));
}

void Checker::constDeclaration(Const* object, const Expr* type, const Expr* init, bool inherited) {
    EnvironmentGuard guard(m_env);
    constant::Value iota = object->value();
    m_env.iota = &iota;
    m_env.errorPos = {};
    object->setValue({});
    if (type) {
        Type* t = typeOf(*type);
        if (!isConstType(t)) {
            if (!isInvalid(under(t)))
                error(Code::InvalidConstType, *type, fmt::format("invalid constant type {}", str(t)));
            object->setType(basicType(BasicKind::Invalid));
            return;
        }
        object->setType(t);
    }
    Operand x;
    if (init) {
        // Mistakes in a repeated expression are this constant's.
        if (inherited) m_env.errorPos = object->pos();
        expr(x, *init);
    }
    initConst(object, x);
}

void Checker::varDeclaration(Var* object, const std::vector<Var*>& lhs, const Expr* type, const Expr* init) {
    if (type) object->setType(varType(*type));
    if (!init) {
        if (!type) object->setType(basicType(BasicKind::Invalid));
        return;
    }
    if (lhs.size() <= 1) {
        Operand x;
        exprWithTarget(x, *init, object->type());
        initVar(object, x, "variable declaration");
        return;
    }
    if (type)
        for (Var* each : lhs) each->setType(object->type());
    initVars(lhs, List<Expr>(&init, 1), nullptr);
}

void Checker::aliasDeclaration(TypeName* object, const syntax::TypeSpec& spec) {
    object->declaredAlias = true;
    object->setType(basicType(BasicKind::Invalid)); // while it is looked at
    if (spec.typeParams) {
        error(Code::InvalidTypeParameters, *spec.typeParams, "generic type cannot be alias");
        return;
    }
    Type* type = typeOf(*spec.type);
    object->setType(type);
}

void Checker::typeDeclaration(TypeName* object, const syntax::TypeSpec& spec) {
    if (spec.isAlias()) {
        aliasDeclaration(object, spec);
        return;
    }
    auto* named = m_store.make<Named>(&m_store, object, nullptr, std::vector<Type*>{});
    object->setType(named);
    later([this, named] { checkValidType(named); });
    if (m_env.function && !m_env.function->typeParams.empty()) named->setImplicitParams(m_env.function->typeParams);

    Scope* outer = m_env.scope;
    if (spec.typeParams) {
        openScope();
        requireVersion(18, spec.typeParams->span(), "type parameter");
        declareTypeParams(*spec.typeParams,
                          [named](std::vector<TypeParam*> params) { named->setTypeParams(std::move(params)); });
    }
    Type* rhs = definedType(*spec.type, named);
    m_env.scope = outer;
    if (isTypeParam(rhs)) {
        error(Code::MisplacedTypeParameter, *spec.type, "cannot use a type parameter as RHS in type declaration");
        named->setUnderlying(basicType(BasicKind::Invalid));
        return;
    }
    named->m_fromRhs = rhs;
    if (as<Named>(rhs)) {
        named->m_underlying = nullptr;
        (void)named->underlying(); // may stay unknown until the other declaration is done
        later([named] {
            if (!named->underlying()) named->setUnderlying(basicType(BasicKind::Invalid));
        });
    } else {
        named->setUnderlying(rhs);
    }
}

/// Adds the methods that were declared for the type.
void Checker::collectMethods(TypeName* object) {
    auto found = m_methodsOf.find(object);
    if (found == m_methodsOf.end()) return;
    std::vector<Func*> methods = std::move(found->second);
    m_methodsOf.erase(found);
    auto* base = as<Named>(object->type());
    if (base && base->object() != object) base = nullptr;
    std::unordered_map<std::string_view, Func*> known;
    for (Func* method : methods) {
        auto [other, isNew] = known.emplace(method->name(), method);
        if (!isNew) {
            std::string place = m_diagnostics.files().resolve(other->second->pos()).text();
            error(Code::DuplicateMethod, method->pos(),
                  fmt::format("method {}.{} already declared at {}", object->name(), method->name(), place));
            continue;
        }
        if (base) base->addMethod(method);
    }
    if (base) later([this, base] { checkFieldMethodClash(base); });
}

/// Spec "Method declarations": non-blank method and field names of a struct type must be distinct.
void Checker::checkFieldMethodClash(Named* base) {
    auto* structure = underAs<Struct>(base);
    if (!structure) return;
    for (Var* field : structure->fields()) {
        if (field->name() == "_") continue;
        for (std::size_t i = 0; i < base->methodCount(); ++i) {
            Func* method = base->method(i);
            if (method->name() != field->name()) continue;
            errorWithOther(Code::DuplicateFieldAndMethod, {method->pos(), {}},
                           fmt::format("field and method with the same name {}", field->name()), field);
        }
    }
}

void Checker::funcDeclaration(Func* object, DeclInfo& decl) {
    auto* signature = m_store.make<Signature>();
    object->setType(signature); // guards against cycles
    const syntax::FuncDecl& syntax = *decl.funcDecl;
    object->m_state = Done; // its signature may mention types that have it as a method
    functionType(signature, syntax.recv, *syntax.type);
    object->m_state = InProgress;
    if (!syntax.body) {
        if (!signature->typeParams.empty())
            error(Code::MissingFunctionBody, *syntax.name, "generic function is missing function body");
        else if (m_options.isLibrary || hasLinkname(*syntax.name))
            m_info.natives.push_back(object);
        else if (object->name() != "init")
            error(Code::MissingFunctionBody, *syntax.name, "missing function body");
        return;
    }
    if (m_options.ignoreFunctionBodies) return;
    FunctionInfo* function = newFunction(nullptr, signature);
    function->decl = &syntax;
    function->object = object;
    function->typeParams = signature->recvTypeParams.empty() ? signature->typeParams : signature->recvTypeParams;
    m_info.m_functionOf[object] = function;
    auto body = [this, function, &decl, &syntax] {
        Environment env;
        env.decl = &decl;
        env.scope = m_functionScopes[function];
        functionBody(function, *syntax.body, env);
    };
    if (m_options.lazyBodies)
        m_bodies.emplace(object, std::move(body));
    else
        later(std::move(body));
}

/// Asked for from outside, or in the middle of another declaration, which then sees to what is put off.
void Checker::declareFunction(Func& function) {
    const bool isOutermost = !std::exchange(m_busy, true);
    objectDeclaration(&function);
    if (!isOutermost) return;
    processDelayed(0);
    m_busy = false;
}

void Checker::completeBody(const Func& function) {
    const std::size_t delayed = m_delayed.size();
    if (!function.type()) declareFunction(const_cast<Func&>(function));
    processDelayed(delayed);
    const auto found = m_bodies.find(&function);
    if (found == m_bodies.end()) return;
    const std::function<void()> body = std::move(found->second);
    m_bodies.erase(found);
    readBody(*function.decl());
    body();
    processDelayed(delayed);
    if (m_diagnostics.hasErrors()) base::fail("the library does not compile:\n" + m_diagnostics.format());
}

/// Reads the body if it was skipped, and makes room for what will be known about it.
void Checker::readBody(const syntax::FuncDecl& declaration) {
    if (!declaration.isSkipped) return;
    const auto isIn = [&](const syntax::File* file) { return file->source->contains(declaration.pos); };
    const auto file = std::find_if(m_files.begin(), m_files.end(), isIn);
    syntax::readBody(**file, declaration, m_numbering, m_diagnostics);
    m_info.reserve(m_numbering);
    m_shiftOperand.resize(m_info.m_types.size());
}

/// A body elsewhere is announced by a directive `//go:linkname name …`.
bool Checker::hasLinkname(const Ident& name) const {
    for (const syntax::File* file : m_files)
        for (const syntax::Directive& directive : file->directives) {
            std::string_view text = directive.text;
            constexpr std::string_view prefix = "//go:linkname ";
            if (!text.starts_with(prefix)) continue;
            text.remove_prefix(prefix.size());
            if (text.substr(0, text.find(' ')) == name.name) return true;
        }
    return false;
}

void Checker::localDeclaration(const syntax::GenDecl& decl) {
    switch (decl.tok) {
    case Token::Const: localConsts(decl); break;
    case Token::Var: localVars(decl); break;
    case Token::Type:
        if (m_env.function && !m_env.function->typeParams.empty() && !allowVersion(20))
            error(Code::UnsupportedVersion, decl.specs.empty() ? static_cast<const Node&>(decl) : *decl.specs[0],
                  "type declarations inside generic functions are not currently supported");
        for (const syntax::Spec* spec : decl.specs)
            if (const auto* type = spec->as<syntax::TypeSpec>()) localType(*type);
        break;
    default: break;
    }
}

void Checker::localConsts(const syntax::GenDecl& decl) {
    const syntax::ValueSpec* last = nullptr;
    for (const syntax::Spec* each : decl.specs) {
        const auto* spec = each->as<syntax::ValueSpec>();
        if (!spec) continue;
        std::size_t delayed = m_delayed.size();
        bool inherited = !spec->type && spec->values.empty();
        if (!inherited || !last) last = spec;
        std::vector<Const*> objects;
        for (std::size_t i = 0; i < spec->names.size(); ++i) {
            const Ident& name = *spec->names[i];
            objects.push_back(
                m_store.make<Const>(name.pos, m_package, name.name, nullptr, constant::makeInt64(spec->iota)));
            const Expr* init = i < last->values.size() ? last->values[i] : nullptr;
            constDeclaration(objects.back(), last->type, init, inherited);
        }
        arity(*spec, last->values, true);
        processDelayed(delayed); // function literals see the scope as it is now
        for (std::size_t i = 0; i < objects.size(); ++i) declare(*m_env.scope, spec->names[i], objects[i]);
    }
}

void Checker::localVars(const syntax::GenDecl& decl) {
    for (const syntax::Spec* each : decl.specs) {
        const auto* spec = each->as<syntax::ValueSpec>();
        if (!spec) continue;
        std::size_t delayed = m_delayed.size();
        m_env.statementStart = m_events;
        std::vector<Var*> vars;
        for (const Ident* name : spec->names) vars.push_back(newLocal(*name, nullptr));
        for (std::size_t i = 0; i < vars.size(); ++i) {
            if (spec->values.size() == 1 && vars.size() != 1) {
                varDeclaration(vars[i], vars, spec->type, spec->values[0]);
                break; // it is evaluated once, for all
            }
            varDeclaration(vars[i], {}, spec->type, i < spec->values.size() ? spec->values[i] : nullptr);
        }
        if (vars.size() < spec->values.size())
            for (std::size_t i = vars.size(); i < spec->values.size(); ++i) use(*spec->values[i], false);
        if (!spec->type || !spec->values.empty()) arity(*spec, spec->values, false);
        processDelayed(delayed);
        for (std::size_t i = 0; i < vars.size(); ++i) {
            declare(*m_env.scope, spec->names[i], vars[i]);
            if (spec->names[i]->isBlank()) recordDef(*spec->names[i], vars[i]);
        }
    }
}

void Checker::localType(const syntax::TypeSpec& spec) {
    auto* object = m_store.make<TypeName>(spec.name->pos, m_package, spec.name->name, nullptr);
    object->declaredAlias = spec.isAlias();
    object->localNumber = ++m_localTypes[std::string(spec.name->name)];
    declare(*m_env.scope, spec.name, object);
    object->m_state = InProgress;
    object->m_pathIndex = static_cast<std::uint32_t>(m_path.size());
    m_path.push_back(object);
    typeDeclaration(object, spec);
    m_path.pop_back();
    object->m_state = Done;
}

} // namespace lockstep::types
