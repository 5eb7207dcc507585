// RuntimeTypes: the table Program::types while it grows: one RuntimeType for each distinct Go type that a program uses
// at run time, found by identity (spec: "Type identity"). Methods of interfaces get their MethodIds here; the method
// tables of concrete types are filled in by method_tables.cpp once it is known which types reach an interface.
#pragma once

#include "engine/program/runtime_type.h"
#include "engine/types/object.h"
#include "engine/types/type.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lockstep::program {

/// Whether the package makes what programs synchronise with, which people know by their variables for it.
[[nodiscard]] bool makesForCallers(std::string_view package);

class RuntimeTypes {
public:
    RuntimeTypes();

    /// From now on the parts of function types and of methods are entered too, for package reflect.
    void describeFunctions() { m_describesFunctions = true; }

    /// The type's number, made at the first question. Pre: complete, no type parameters inside.
    TypeId id(types::Type* type);
    [[nodiscard]] const RuntimeType& at(TypeId id) const { return m_table[id]; }
    [[nodiscard]] RuntimeType& at(TypeId id) { return m_table[id]; }
    [[nodiscard]] types::Type* goType(TypeId id) const { return m_goTypes[id]; }
    [[nodiscard]] std::size_t size() const { return m_table.size(); }

    /// The number of the method's name and signature; methods of different types share it if an interface cannot tell
    /// them apart.
    MethodId methodId(types::Func& method);
    /// Only if some interface has such a method.
    [[nodiscard]] std::optional<MethodId> knownMethodId(types::Func& method) const;
    [[nodiscard]] std::size_t methodCount() const { return m_methods.size(); }

    /// Hands the tables over.
    std::vector<RuntimeType> takeTypes() { return std::move(m_table); }
    std::vector<std::string> takeMethods() { return std::move(m_methods); }
    std::vector<TypeId> takeMethodTypes() { return std::move(m_methodTypes); }

private:
    TypeId add(types::Type* type);
    void describe(TypeId id, types::Type* type);
    void describeParts(RuntimeType& entry, types::Type* type);
    void describeStruct(RuntimeType& entry, types::Struct& type);
    void describeInterface(RuntimeType& entry, types::Type* type);

    std::vector<RuntimeType> m_table;
    std::vector<types::Type*> m_goTypes;
    std::vector<std::string> m_methods;
    std::vector<TypeId> m_methodTypes;
    bool m_describesFunctions = false;
    // Looked up only, never iterated.
    std::unordered_map<types::Type*, TypeId> m_byAddress;
    std::unordered_map<std::size_t, std::vector<TypeId>> m_byHash;
    struct NumberedMethod {
        types::Signature* signature;
        MethodId number;
    };
    std::unordered_map<std::string, std::vector<NumberedMethod>> m_methodIds; ///< by Object::id
};

/// Appends where a value of the type, lying at `offset`, holds pointers.
void appendPointerWords(std::vector<PointerWord>& words, types::Type* type, std::uint32_t offset);

} // namespace lockstep::program
