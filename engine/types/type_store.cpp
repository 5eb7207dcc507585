#include "engine/types/type_store.h"

#include "engine/types/predicates.h"

#include <algorithm>

namespace lockstep::types {

std::string_view TypeStore::intern(std::string text) {
    return std::get<std::deque<std::string>>(m_pools).emplace_back(std::move(text));
}

Named* TypeStore::instantiate(Named* origin, const std::vector<Type*>& typeArgs) {
    std::size_t hash = 17;
    for (Type* arg : typeArgs) hash = hash * 31 + typeHash(arg);
    std::vector<Named*>& sameHash = m_instances[origin][hash];
    for (Named* instance : sameHash)
        if (std::equal(typeArgs.begin(), typeArgs.end(), instance->typeArgs().begin(), instance->typeArgs().end(),
                       identical))
            return instance;
    Named* instance = make<Named>(this, origin->object(), origin, typeArgs);
    sameHash.push_back(instance);
    return instance;
}

} // namespace lockstep::types
