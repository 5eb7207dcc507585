// Named and TypeParam: what is computed on demand.
#include "engine/types/named.h"

#include "engine/types/substitute.h"
#include "engine/types/universe.h"

namespace lockstep::types {

Type* Named::underlying() {
    if (m_underlying) return m_underlying;
    if (isInstance()) {
        Type* generic = m_origin->underlying();
        if (!generic || m_expanding || allParams().size() != m_typeArgs.size()) return nullptr;
        m_expanding = true;
        m_underlying = Substitution(*m_store, allParams(), m_typeArgs).apply(generic);
        m_expanding = false;
        return m_underlying;
    }
    // Follow `type A B` to what B is, which may not be known yet; B may even lead back here.
    if (m_expanding) return nullptr;
    if (auto* rhs = lockstep::types::as<Named>(m_fromRhs)) {
        m_expanding = true;
        m_underlying = rhs->underlying();
        m_expanding = false;
    }
    return m_underlying;
}

void Named::setImplicitParams(std::vector<TypeParam*> params) {
    m_implicitParams = std::move(params);
    setTypeParams(std::move(m_typeParams));
}

void Named::setTypeParams(std::vector<TypeParam*> params) {
    m_typeParams = std::move(params);
    m_allParams = m_implicitParams;
    m_allParams.insert(m_allParams.end(), m_typeParams.begin(), m_typeParams.end());
}

std::vector<Type*> Named::withImplicit(const std::vector<Type*>& written) const {
    std::vector<Type*> args(implicitParams().begin(), implicitParams().end());
    args.insert(args.end(), written.begin(), written.end());
    return args;
}

Func* Named::method(std::size_t i) {
    if (!isInstance()) return m_methods[i];
    if (m_methods.size() < m_origin->m_methods.size()) m_methods.resize(m_origin->m_methods.size());
    if (!m_methods[i]) {
        Func* generic = m_origin->m_methods[i];
        auto* copy = m_store->make<Func>(generic->pos(), generic->package(), generic->name(), nullptr);
        copy->setOrigin(generic, this);
        m_methods[i] = copy;
    }
    return m_methods[i];
}

Interface* TypeParam::interfaceOf() {
    if (m_interface) return m_interface;
    Type* bound = m_constraint ? under(m_constraint) : nullptr;
    if (auto* interface = lockstep::types::as<Interface>(bound); interface && !isConstrainedByTypeParam()) {
        m_interface = interface;
        return interface;
    }
    auto* wrapper = m_store->make<Interface>();
    if (bound && bound != basicType(BasicKind::Invalid) && !isConstrainedByTypeParam())
        wrapper->addEmbedded(m_constraint, syntax::Pos{});
    wrapper->setImplicit();
    if (!bound) return wrapper; // still being declared: not final
    m_interface = wrapper;
    return wrapper;
}

bool TypeParam::isConstrainedByTypeParam() const { return lockstep::types::as<TypeParam>(m_constraint) != nullptr; }

Type* under(Type* type) {
    if (!type) return basicType(BasicKind::Invalid);
    if (auto* named = type->as<Named>()) {
        Type* underlying = named->underlying();
        return underlying ? underlying : basicType(BasicKind::Invalid);
    }
    if (auto* param = type->as<TypeParam>()) return param->interfaceOf();
    return type;
}

} // namespace lockstep::types
