// Method tables: which function does which method for the types that may lie in an interface.
//
// A type gets entries only for methods that some interface of the program names, since no other can be called through
// one, unless the program reflects: then its own exported methods can be. What is in an interface can be taken apart by
// the library's natives (fmt prints fields and elements), so the parts of such a type count too.
#include "engine/program/lowering/program_lowering.h"
#include "engine/program/lowering/wrappers.h"
#include "engine/types/lookup.h"

#include <algorithm>

namespace lockstep::program {

void ProgramLowering::reachesInterface(types::Type* type) {
    const TypeId id = typeId(type);
    if (m_reached.insert(id).second) m_inInterfaces.push_back(id);
}

void ProgramLowering::reachParts(TypeId id) {
    // By index: the table grows while types are named.
    std::vector<TypeId> parts{m_types.at(id).element, m_types.at(id).key};
    for (const FieldInfo& field : m_types.at(id).fields) parts.push_back(field.type);
    if (m_reflects) {
        // A pointer to it is what reflect.New gives and what has the methods with pointer receivers.
        if (m_types.at(id).kind != Kind::Pointer)
            parts.push_back(typeId(m_store.make<types::Pointer>(m_types.goType(id))));
        for (const TypeId result : m_types.at(id).results) parts.push_back(result);
        for (const TypeId parameter : m_types.at(id).parameters) parts.push_back(parameter);
    }
    for (const TypeId part : parts)
        if (part != 0 && m_reached.insert(part).second) m_inInterfaces.push_back(part);
}

namespace {

/// The type of the method as a function that takes its receiver first (spec: "Method expressions").
types::Type* expressionType(types::TypeStore& store, types::Type* receiver, types::Func& method) {
    const types::Signature* signature = method.signature();
    std::vector<types::Var*> parameters{
        store.make<types::Var>(syntax::Pos{}, nullptr, std::string_view(), receiver, types::Var::Role::Param)};
    parameters.insert(parameters.end(), signature->params->vars().begin(), signature->params->vars().end());
    auto* function = store.make<types::Signature>();
    function->params = store.make<types::Tuple>(std::move(parameters));
    function->results = signature->results;
    function->variadic = signature->variadic;
    return function;
}

} // namespace

/// Brings all tables up to date; whether that asked for anything new.
bool ProgramLowering::fillMethodTables() {
    bool any = false;
    const std::size_t names = m_types.methodCount();
    const bool newNames = names != m_methodsSeen;
    m_methodsSeen = names;
    for (std::size_t i = 0; i < m_inInterfaces.size(); ++i) {
        if (i >= m_partsReached) {
            reachParts(m_inInterfaces[i]);
            m_partsReached = i + 1;
        } else if (!newNames) {
            continue;
        }
        any = fillMethodTable(m_inInterfaces[i]) || any;
    }
    return any || m_types.methodCount() != m_methodsSeen;
}

bool ProgramLowering::fillMethodTable(TypeId id) {
    types::Type* type = m_types.goType(id);
    if (m_types.at(id).kind == Kind::Interface) return false;
    bool any = false;
    for (const types::MethodSetEntry& entry : types::methodSet(type)) {
        std::optional<MethodId> method = m_types.knownMethodId(*entry.method);
        if (m_reflects && entry.method->isExported() && !packageOf(entry.method->package())->isLibrary) {
            if (!method) method = m_types.methodId(*entry.method);
            const auto has = [&](const MethodEntry& row) { return row.method == *method; };
            const std::vector<MethodEntry>& rows = m_types.at(id).methods;
            if (std::none_of(rows.begin(), rows.end(), has)) typeId(expressionType(m_store, type, *entry.method));
        }
        if (!method) continue;
        const auto has = [&](const MethodEntry& row) { return row.method == *method; };
        const std::vector<MethodEntry>& rows = m_types.at(id).methods;
        if (std::any_of(rows.begin(), rows.end(), has)) continue;
        MethodPath path{type, {entry.index.begin(), entry.index.end() - 1}, entry.method};
        const FunctionId function = interfaceEntry(*this, path);
        m_types.at(id).methods.push_back({*method, function});
        any = true;
    }
    std::vector<MethodEntry>& rows = m_types.at(id).methods;
    std::sort(rows.begin(), rows.end(), [](const MethodEntry& x, const MethodEntry& y) { return x.method < y.method; });
    return any;
}

} // namespace lockstep::program
