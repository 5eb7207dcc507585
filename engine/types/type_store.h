// TypeStore: owns the types, objects, scopes and packages of one compilation (program and library), and keeps instances
// of generic types unique.
#pragma once

#include "engine/types/interface.h"
#include "engine/types/named.h"
#include "engine/types/package.h"

#include <deque>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace lockstep::types {

class TypeStore {
public:
    TypeStore() = default;
    TypeStore(const TypeStore&) = delete;
    TypeStore& operator=(const TypeStore&) = delete;

    /// A new T. Lifetime: the store's.
    template <typename T, typename... Arguments> T* make(Arguments&&... arguments) {
        return &std::get<std::deque<T>>(m_pools).emplace_back(std::forward<Arguments>(arguments)...);
    }

    /// A copy of the text that lives as long as the store.
    std::string_view intern(std::string text);

    /// The instance of a generic type; the same one for identical type arguments. Arguments are not checked against
    /// their constraints. Pre: origin is generic, as many arguments as parameters.
    Named* instantiate(Named* origin, const std::vector<Type*>& typeArgs);

    [[nodiscard]] std::uint64_t nextTypeParamId() { return ++m_lastTypeParamId; }

private:
    std::tuple<std::deque<Named>, std::deque<Pointer>, std::deque<Slice>, std::deque<Array>, std::deque<Map>,
               std::deque<Chan>, std::deque<Struct>, std::deque<Tuple>, std::deque<Signature>, std::deque<Interface>,
               std::deque<Union>, std::deque<TypeParam>, std::deque<PkgName>, std::deque<Const>, std::deque<TypeName>,
               std::deque<Var>, std::deque<Func>, std::deque<Builtin>, std::deque<Scope>, std::deque<Package>,
               std::deque<std::string>>
        m_pools;
    /// By origin and hash of the type arguments; looked up only, never iterated.
    std::unordered_map<const Named*, std::unordered_map<std::size_t, std::vector<Named*>>> m_instances;
    std::uint64_t m_lastTypeParamId = 0;
};

} // namespace lockstep::types
