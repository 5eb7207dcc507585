// Function types, parameters and receivers (spec: "Function types", "Method declarations").
#include "engine/types/checker_core.h"
#include "engine/types/substitute.h"
#include "engine/types/type_store.h"

#include <algorithm>

namespace lockstep::types {

/// Two scopes: the outer one has the type parameters, in which all the types are looked up; the inner one the
/// parameters, which the types do not see.
void Checker::functionType(Signature* signature, const syntax::FieldList* recv, const syntax::FuncType& type) {
    openScope();
    auto* scope = m_store.make<Scope>(m_env.scope);
    m_signatureScopes[signature] = scope;
    signature->params = universe().emptyTuple;
    signature->results = universe().emptyTuple;
    if (recv) receiver(signature, *recv, *scope);
    if (type.typeParams && !type.typeParams->list.empty()) {
        requireVersion(18, type.typeParams->span(), "type parameter");
        if (recv) error(Code::MisplacedTypeParameters, *type.typeParams, "methods cannot have type parameters");
        declareTypeParams(*type.typeParams,
                          [signature](std::vector<TypeParam*> params) { signature->typeParams = std::move(params); });
        if (recv) signature->typeParams.clear();
    }
    std::vector<Var*> params = parameters(type.params, *scope, Var::Role::Param, &signature->variadic);
    std::vector<Var*> results = parameters(type.results, *scope, Var::Role::Result, nullptr);
    declareParameters(*scope, type.params, params);
    declareParameters(*scope, type.results, results);
    signature->params = m_store.make<Tuple>(std::move(params));
    signature->results = m_store.make<Tuple>(std::move(results));
    closeScope();
}

/// The variables; their names are declared when all types of the signature have been looked at.
std::vector<Var*> Checker::parameters(const syntax::FieldList* list, Scope& /*scope*/, Var::Role role, bool* variadic) {
    std::vector<Var*> vars;
    if (!list) return vars;
    for (std::size_t i = 0; i < list->list.size(); ++i) {
        const syntax::Field& field = *list->list[i];
        const Expr* typeExpr = field.type;
        bool dots = false;
        if (const auto* ellipsis = typeExpr->as<syntax::Ellipsis>(); ellipsis && ellipsis->elt) {
            typeExpr = ellipsis->elt;
            if (variadic != nullptr && i + 1 == list->list.size() && field.names.size() <= 1)
                dots = true;
            else if (variadic != nullptr)
                error(Code::MisplacedDots, *ellipsis, "can only use ... with final parameter in list");
            else
                error(Code::MisplacedDots, *ellipsis, "invalid use of '...'");
        }
        Type* type = varType(*typeExpr);
        if (dots) {
            type = m_store.make<Slice>(type);
            *variadic = true;
            recordTypeAndValue(*field.type, Mode::TypeExpr, type, {});
        }
        auto add = [&](Pos pos, std::string_view name) {
            auto* var = m_store.make<Var>(pos, m_package, name, type, role);
            var->used = true;
            vars.push_back(var);
        };
        if (field.names.empty()) add(field.pos, "");
        for (const Ident* name : field.names) add(name->pos, name->name);
    }
    return vars;
}

void Checker::declareParameters(Scope& scope, const syntax::FieldList* list, const std::vector<Var*>& vars) {
    if (!list) return;
    std::size_t next = 0;
    for (const syntax::Field* field : list->list) {
        if (field->names.empty()) ++next;
        for (const Ident* name : field->names) {
            Var* var = vars[next++];
            Object* typeParam = name->isBlank() ? nullptr : scope.parent()->lookup(name->name);
            if (typeParam)
                errorWithOther(Code::Redeclared, name->span(), fmt::format("{} redeclared in this block", name->name),
                               typeParam);
            declare(scope, name, var);
        }
    }
}

namespace {

/// `*T[P, Q]` taken apart.
struct ReceiverSyntax {
    std::vector<const Expr*> wrappers; ///< parentheses and stars, outermost first
    const Expr* whole = nullptr;       ///< T[P, Q]
    const Expr* base = nullptr;        ///< T
    std::vector<const Expr*> params;   ///< P, Q
};

ReceiverSyntax takeApart(const Expr& e) {
    ReceiverSyntax parts;
    const Expr* x = &e;
    for (;;) {
        const Expr* inner = nullptr;
        if (const auto* star = x->as<syntax::StarExpr>()) inner = star->x;
        if (const auto* paren = x->as<syntax::ParenExpr>()) inner = paren->x;
        if (!inner) break;
        parts.wrappers.push_back(x);
        x = inner;
    }
    parts.whole = x;
    if (const auto* index = x->as<syntax::IndexExpr>()) {
        parts.base = index->x;
        parts.params.push_back(index->index);
    } else if (const auto* list = x->as<syntax::IndexListExpr>()) {
        parts.base = list->x;
        parts.params.assign(list->indices.begin(), list->indices.end());
    }
    return parts;
}

} // namespace

Type* Checker::receiverType(Signature* signature, const Expr& e) {
    ReceiverSyntax parts = takeApart(e);
    if (!parts.base) return varType(e);
    requireVersion(18, parts.whole->span(), "type parameter");
    std::string problem;
    auto* origin = as<Named>(genericType(*parts.base, problem));
    if (!problem.empty()) error(Code::NotAGenericType, *parts.base, problem);

    std::vector<TypeParam*> params;
    std::vector<Type*> args;
    for (const Expr* each : parts.params) {
        const auto* name = each->as<Ident>();
        if (!name) {
            error(Code::InvalidReceiver, *each,
                  fmt::format("receiver type parameter {} must be an identifier", str(*each)));
            origin = nullptr;
            continue;
        }
        TypeParam* param = declareTypeParam(*name);
        param->setIndex(params.size());
        if (!name->isBlank()) recordUse(*name, param->object());
        recordTypeAndValue(*name, Mode::TypeExpr, param, {});
        params.push_back(param);
        args.push_back(param);
    }
    signature->recvTypeParams = params;
    Type* result = basicType(BasicKind::Invalid);
    if (origin && params.size() != origin->typeParams().size()) {
        error(Code::WrongTypeArgCount, *parts.whole,
              fmt::format("receiver declares {} type parameters, but receiver base type declares {}", params.size(),
                          origin->typeParams().size()));
        origin = nullptr;
    }
    if (origin) {
        // The bounds are those of the type, in the method's names.
        Substitution substitution(m_store, origin->typeParams(), args);
        for (std::size_t i = 0; i < params.size(); ++i)
            params[i]->setConstraint(substitution.apply(origin->typeParams()[i]->constraint()));
        result = m_store.instantiate(origin, args);
        recordInstance(*parts.base, args, result);
    } else {
        for (TypeParam* param : params) param->setConstraint(basicType(BasicKind::Invalid));
    }
    recordTypeAndValue(*parts.whole, Mode::TypeExpr, result, {});
    for (auto wrapper = parts.wrappers.rbegin(); wrapper != parts.wrappers.rend(); ++wrapper) {
        if ((*wrapper)->is<syntax::StarExpr>() && !isInvalid(result)) result = m_store.make<Pointer>(result);
        recordTypeAndValue(**wrapper, Mode::TypeExpr, result, {});
    }
    return result;
}

void Checker::receiver(Signature* signature, const syntax::FieldList& recv, Scope& scope) {
    if (recv.list.empty()) { // reported by the parser
        m_anyError = true;
        signature->recv =
            m_store.make<Var>(recv.pos, m_package, "", basicType(BasicKind::Invalid), Var::Role::Receiver);
        return;
    }
    const syntax::Field& field = *recv.list[0];
    Type* type = receiverType(signature, *field.type);
    const Ident* name = field.names.empty() ? nullptr : field.names[0];
    auto* var = m_store.make<Var>(name ? name->pos : field.pos, m_package, name ? name->name : std::string_view(), type,
                                  Var::Role::Receiver);
    var->used = true;
    signature->recv = var;
    if (name) declare(scope, name, var);
    later([this, &field, type] { validReceiver(*field.type, type); });
}

/// Spec "Method declarations": T or *T of a type T that is declared in this package and no pointer or interface.
void Checker::validReceiver(const Node& at, Type* type) {
    Type* base = deref(type);
    if (as<Basic>(base) && isInvalid(base)) return;
    if (auto* named = as<Named>(base)) {
        if (named->object()->package() != m_package) {
            error(Code::InvalidReceiver, at, fmt::format("cannot define new methods on non-local type {}", str(base)));
            return;
        }
        Type* underlying = under(named);
        std::string_view cause;
        if (isUnsafePointer(underlying)) cause = "unsafe.Pointer";
        if (as<Pointer>(underlying) || as<Interface>(underlying)) cause = "pointer or interface type";
        if (!cause.empty())
            error(Code::InvalidReceiver, at, fmt::format("invalid receiver type {} ({})", str(base), cause));
        return;
    }
    if (as<Basic>(base))
        error(Code::InvalidReceiver, at, fmt::format("cannot define new methods on non-local type {}", str(base)));
    else
        error(Code::InvalidReceiver, at, fmt::format("invalid receiver type {}", str(type)));
}

} // namespace lockstep::types
