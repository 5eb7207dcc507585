#include "engine/types/scope.h"

namespace lockstep::types {

Object* Scope::lookup(std::string_view name) const {
    if (m_objects.size() <= linearLimit) {
        for (Object* object : m_objects)
            if (object->name() == name) return object;
        return nullptr;
    }
    auto found = m_index.find(name);
    return found == m_index.end() ? nullptr : found->second;
}

Scope::Found Scope::lookupParent(std::string_view name) {
    for (Scope* scope = this; scope; scope = scope->m_parent)
        if (Object* object = scope->lookup(name)) return {scope, object};
    return {};
}

Object* Scope::insert(Object* object) {
    std::string_view name = object->name();
    if (name == "_") {
        if (!object->parent()) object->setParent(this);
        return nullptr;
    }
    if (Object* other = lookup(name)) return other;
    m_objects.push_back(object);
    if (m_objects.size() == linearLimit + 1) {
        for (Object* each : m_objects) m_index.emplace(each->name(), each);
    } else if (m_objects.size() > linearLimit) {
        m_index.emplace(name, object);
    }
    if (!object->parent()) object->setParent(this);
    return nullptr;
}

} // namespace lockstep::types
