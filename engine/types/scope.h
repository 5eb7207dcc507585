// Scope: the names declared in one block (spec: "Blocks", "Declarations and scope"): universe, package, file, function,
// and each block in it. Iteration is in order of declaration, so that nothing depends on hashing.
#pragma once

#include "engine/types/object.h"

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lockstep::types {

class Scope {
public:
    explicit Scope(Scope* parent) : m_parent(parent) {}
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

    [[nodiscard]] Scope* parent() const { return m_parent; }
    /// In order of declaration; "_" is never among them.
    [[nodiscard]] const std::vector<Object*>& objects() const { return m_objects; }

    /// The object of that name in this very scope, or null.
    [[nodiscard]] Object* lookup(std::string_view name) const;

    struct Found {
        Scope* scope = nullptr;
        Object* object = nullptr;
    };
    /// The object of that name here or in the nearest enclosing scope.
    [[nodiscard]] Found lookupParent(std::string_view name);

    /// Declares the object here. Returns the object that already has the name (and changes nothing), or null. "_" is
    /// accepted and not entered. Sets the object's parent if it has none.
    Object* insert(Object* object);

private:
    static constexpr std::size_t linearLimit = 8;

    Scope* m_parent;
    std::vector<Object*> m_objects;
    std::unordered_map<std::string_view, Object*> m_index; ///< used above linearLimit; never iterated
};

} // namespace lockstep::types
