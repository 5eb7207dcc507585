#include "engine/types/substitute.h"

#include "engine/base/ensure.h"
#include "engine/types/object.h"
#include "engine/types/predicates.h"

#include <algorithm>

namespace lockstep::types {

Substitution::Substitution(TypeStore& store, const std::vector<TypeParam*>& params, const std::vector<Type*>& args)
    : m_store(store), m_params(params), m_args(args) {
    base::ensure(params.size() == args.size(), "as many type arguments as type parameters");
}

Type* Substitution::replacement(TypeParam* param) const {
    // Usually the list of the parameter's own declaration, where its index is its place.
    if (param->index() < m_params.size() && m_params[param->index()] == param) return m_args[param->index()];
    auto found = std::find(m_params.begin(), m_params.end(), param);
    return found == m_params.end() ? param : m_args[static_cast<std::size_t>(found - m_params.begin())];
}

Type* Substitution::apply(Type* type) {
    if (!type || isEmpty()) return type;
    switch (type->kind()) {
    case TypeKind::Basic: return type;
    case TypeKind::TypeParam: return replacement(type->as<TypeParam>());
    case TypeKind::Named: return applyNamed(type->as<Named>());
    case TypeKind::Pointer: {
        auto* old = type->as<Pointer>();
        Type* elem = apply(old->elem());
        return elem == old->elem() ? type : m_store.make<Pointer>(elem);
    }
    case TypeKind::Slice: {
        auto* old = type->as<Slice>();
        Type* elem = apply(old->elem());
        return elem == old->elem() ? type : m_store.make<Slice>(elem);
    }
    case TypeKind::Array: {
        auto* old = type->as<Array>();
        Type* elem = apply(old->elem());
        return elem == old->elem() ? type : m_store.make<Array>(elem, old->length());
    }
    case TypeKind::Map: {
        auto* old = type->as<Map>();
        Type* key = apply(old->key());
        Type* elem = apply(old->elem());
        return key == old->key() && elem == old->elem() ? type : m_store.make<Map>(key, elem);
    }
    case TypeKind::Chan: {
        auto* old = type->as<Chan>();
        Type* elem = apply(old->elem());
        return elem == old->elem() ? type : m_store.make<Chan>(old->direction(), elem);
    }
    case TypeKind::Tuple: return apply(type->as<Tuple>());
    case TypeKind::Struct: return applyStruct(type->as<Struct>());
    case TypeKind::Signature: return applySignature(type->as<Signature>());
    case TypeKind::Interface: return applyInterface(type->as<Interface>());
    case TypeKind::Union: return applyUnion(type->as<Union>());
    }
    return type;
}

Type* Substitution::applyNamed(Named* named) {
    if (named->isInstance()) {
        std::vector<Type*> args;
        args.reserve(named->typeArgs().size());
        for (Type* arg : named->typeArgs()) args.push_back(apply(arg));
        return args == named->typeArgs() ? named : m_store.instantiate(named->origin(), args);
    }
    // A type that is local to a generic function differs for each instance of the function.
    if (!named->implicitParams().empty() && named->typeParams().empty()) {
        std::vector<Type*> args;
        bool changed = false;
        for (TypeParam* param : named->implicitParams()) {
            args.push_back(replacement(param));
            changed = changed || args.back() != param;
        }
        if (changed) return m_store.instantiate(named, args);
    }
    return named;
}

Var* Substitution::apply(Var* var) {
    Type* type = apply(var->type());
    if (type == var->type()) return var;
    auto* copy = m_store.make<Var>(var->pos(), var->package(), var->name(), type, var->role);
    copy->embedded = var->embedded;
    copy->used = true;
    copy->setOrigin(var->origin());
    return copy;
}

Tuple* Substitution::apply(Tuple* tuple) {
    if (!tuple || tuple->size() == 0) return tuple;
    std::vector<Var*> vars;
    vars.reserve(tuple->size());
    for (Var* var : tuple->vars()) vars.push_back(apply(var));
    return vars == tuple->vars() ? tuple : m_store.make<Tuple>(std::move(vars));
}

Type* Substitution::applyStruct(Struct* type) {
    std::vector<Var*> fields;
    fields.reserve(type->fields().size());
    for (Var* field : type->fields()) fields.push_back(apply(field));
    if (fields == type->fields()) return type;
    std::vector<std::string> tags;
    for (std::size_t i = 0; i < fields.size(); ++i) tags.emplace_back(type->tag(i));
    auto* copy = m_store.make<Struct>();
    copy->setFields(std::move(fields), std::move(tags));
    return copy;
}

Type* Substitution::applySignature(Signature* type) {
    Tuple* params = apply(type->params);
    Tuple* results = apply(type->results);
    if (params == type->params && results == type->results) return type;
    auto* copy = m_store.make<Signature>();
    copy->recv = type->recv;
    copy->typeParams = type->typeParams;
    copy->params = params;
    copy->results = results;
    copy->variadic = type->variadic;
    return copy;
}

Type* Substitution::applyInterface(Interface* type) {
    bool changed = false;
    std::vector<Func*> methods;
    for (Func* method : type->explicitMethods()) {
        auto* signature = as<Signature>(apply(method->signature()));
        if (signature == method->signature()) {
            methods.push_back(method);
            continue;
        }
        auto* copy = m_store.make<Func>(method->pos(), method->package(), method->name(), signature);
        methods.push_back(copy);
        changed = true;
    }
    std::vector<Type*> embedded;
    for (Type* each : type->embedded()) {
        embedded.push_back(apply(each));
        changed = changed || embedded.back() != each;
    }
    if (!changed) return type;
    auto* copy = m_store.make<Interface>();
    for (Func* method : methods) copy->addMethod(method);
    for (std::size_t i = 0; i < embedded.size(); ++i) copy->addEmbedded(embedded[i], type->embeddedPos()[i]);
    if (type->isImplicit()) copy->setImplicit();
    return copy;
}

Type* Substitution::applyUnion(Union* type) {
    std::vector<Term> terms;
    bool changed = false;
    for (const Term& term : type->terms()) {
        terms.push_back({term.tilde, apply(term.type)});
        changed = changed || terms.back().type != term.type;
    }
    return changed ? m_store.make<Union>(std::move(terms)) : type;
}

Signature* instantiateSignature(TypeStore& store, Signature* generic, const std::vector<Type*>& typeArgs) {
    auto* copy = store.make<Signature>();
    Substitution substitution(store, generic->typeParams, typeArgs);
    copy->recv = generic->recv;
    copy->params = as<Tuple>(substitution.apply(static_cast<Type*>(generic->params)));
    copy->results = as<Tuple>(substitution.apply(static_cast<Type*>(generic->results)));
    copy->variadic = generic->variadic;
    return copy;
}

Signature* instantiateMethod(Named& instance, Signature* generic) {
    TypeStore& store = instance.store();
    // The method names the type parameters in its own way; a method of a local type uses those of the function.
    const auto& params = generic->recvTypeParams.empty() ? instance.allParams() : generic->recvTypeParams;
    if (params.size() != instance.typeArgs().size()) return generic;
    Substitution substitution(store, params, instance.typeArgs());
    auto* copy = store.make<Signature>();
    copy->recv = generic->recv;
    if (generic->recv) {
        Type* recv =
            as<Pointer>(generic->recv->type()) ? static_cast<Type*>(store.make<Pointer>(&instance)) : &instance;
        copy->recv = store.make<Var>(generic->recv->pos(), generic->recv->package(), generic->recv->name(), recv,
                                     Var::Role::Receiver);
    }
    copy->params = as<Tuple>(substitution.apply(static_cast<Type*>(generic->params)));
    copy->results = as<Tuple>(substitution.apply(static_cast<Type*>(generic->results)));
    copy->variadic = generic->variadic;
    return copy;
}

namespace {

bool mentions(Type* type, int depth);

bool mentions(Tuple* tuple, int depth) {
    return tuple && std::any_of(tuple->vars().begin(), tuple->vars().end(),
                                [&](Var* var) { return mentions(var->type(), depth); });
}

bool mentions(Type* type, int depth) {
    if (!type || depth > 100) return false;
    ++depth;
    switch (type->kind()) {
    case TypeKind::Basic: return false;
    case TypeKind::TypeParam: return true;
    case TypeKind::Pointer: return mentions(type->as<Pointer>()->elem(), depth);
    case TypeKind::Slice: return mentions(type->as<Slice>()->elem(), depth);
    case TypeKind::Array: return mentions(type->as<Array>()->elem(), depth);
    case TypeKind::Chan: return mentions(type->as<Chan>()->elem(), depth);
    case TypeKind::Map: return mentions(type->as<Map>()->key(), depth) || mentions(type->as<Map>()->elem(), depth);
    case TypeKind::Tuple: return mentions(type->as<Tuple>(), depth);
    case TypeKind::Signature:
        return mentions(type->as<Signature>()->params, depth) || mentions(type->as<Signature>()->results, depth);
    case TypeKind::Struct: {
        const auto& fields = type->as<Struct>()->fields();
        return std::any_of(fields.begin(), fields.end(), [&](Var* field) { return mentions(field->type(), depth); });
    }
    case TypeKind::Named: {
        auto* named = type->as<Named>();
        const auto& args = named->typeArgs();
        if (args.empty()) return !named->implicitParams().empty();
        return std::any_of(args.begin(), args.end(), [&](Type* arg) { return mentions(arg, depth); });
    }
    case TypeKind::Union: {
        const auto& terms = type->as<Union>()->terms();
        return std::any_of(terms.begin(), terms.end(), [&](const Term& term) { return mentions(term.type, depth); });
    }
    case TypeKind::Interface: {
        auto* interface = type->as<Interface>();
        const auto& methods = interface->explicitMethods();
        const auto& embedded = interface->embedded();
        return std::any_of(methods.begin(), methods.end(), [&](Func* m) { return mentions(m->signature(), depth); }) ||
               std::any_of(embedded.begin(), embedded.end(), [&](Type* each) { return mentions(each, depth); });
    }
    }
    return false;
}

} // namespace

bool mentionsTypeParam(Type* type) { return mentions(type, 0); }

} // namespace lockstep::types
