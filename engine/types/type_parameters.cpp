// Type parameters and their constraints (spec: "Type parameter declarations", "Type constraints").
#include "engine/types/checker_core.h"
#include "engine/types/type_store.h"

namespace lockstep::types {

/// Declares them in the current scope; their bounds may mention all of them.
std::vector<TypeParam*> Checker::declareTypeParams(const syntax::FieldList& list,
                                                   const std::function<void(std::vector<TypeParam*>)>& publish) {
    std::vector<TypeParam*> params;
    for (const syntax::Field* field : list.list) {
        for (const Ident* name : field->names) {
            TypeParam* param = declareTypeParam(*name);
            param->setIndex(params.size());
            params.push_back(param);
        }
    }
    if (publish) publish(params);
    bool outer = m_env.inTypeParamList;
    m_env.inTypeParamList = true;
    std::size_t next = 0;
    for (const syntax::Field* field : list.list) {
        Type* constraint = field->type ? bound(*field->type) : basicType(BasicKind::Invalid);
        if (isTypeParam(constraint)) {
            error(Code::MisplacedTypeParameter, *field->type,
                  fmt::format("cannot use a type parameter as constraint: {}", str(*field->type)));
            constraint = basicType(BasicKind::Invalid);
        } else if (!isInvalid(constraint) && !as<Named>(constraint) && !as<Interface>(constraint)) {
            // A plain type T stands for interface{T}.
            auto* wrapper = m_store.make<Interface>();
            wrapper->addEmbedded(constraint, field->type->pos);
            wrapper->setImplicit();
            constraint = wrapper;
        }
        for (std::size_t i = 0; i < field->names.size(); ++i) params[next++]->setConstraint(constraint);
    }
    m_env.inTypeParamList = outer;
    return params;
}

TypeParam* Checker::declareTypeParam(const Ident& name) {
    auto* object = m_store.make<TypeName>(name.pos, m_package, name.name, nullptr);
    auto* param = m_store.make<TypeParam>(&m_store, m_store.nextTypeParamId(), object, nullptr);
    object->setType(param);
    declare(*m_env.scope, &name, object);
    return param;
}

/// A constraint; `~T` and `A|B` stand for an interface with that element.
Type* Checker::bound(const Expr& e) {
    if (!isUnionSyntax(e)) return typeOf(e);
    auto* wrapper = m_store.make<Interface>();
    wrapper->setImplicit();
    wrapper->addEmbedded(unionType(e), e.pos);
    recordTypeAndValue(e, Mode::TypeExpr, wrapper, {});
    return wrapper;
}

} // namespace lockstep::types
