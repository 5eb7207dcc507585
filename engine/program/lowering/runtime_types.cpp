#include "engine/program/lowering/runtime_types.h"

#include "engine/base/ensure.h"
#include "engine/program/lowering/value_layout.h"
#include "engine/types/interface.h"
#include "engine/types/named.h"
#include "engine/types/package.h"
#include "engine/types/predicates.h"
#include "engine/types/sizes.h"
#include "engine/types/type_string.h"

#include <algorithm>

namespace lockstep::program {
namespace {

using types::BasicKind;
using types::TypeKind;

Kind basicKindOf(BasicKind kind) {
    switch (kind) {
    case BasicKind::Bool:
    case BasicKind::UntypedBool: return Kind::Bool;
    case BasicKind::Int:
    case BasicKind::UntypedInt: return Kind::Int;
    case BasicKind::Int8: return Kind::Int8;
    case BasicKind::Int16: return Kind::Int16;
    case BasicKind::Int32:
    case BasicKind::UntypedRune: return Kind::Int32;
    case BasicKind::Int64: return Kind::Int64;
    case BasicKind::Uint: return Kind::Uint;
    case BasicKind::Uint8: return Kind::Uint8;
    case BasicKind::Uint16: return Kind::Uint16;
    case BasicKind::Uint32: return Kind::Uint32;
    case BasicKind::Uint64: return Kind::Uint64;
    case BasicKind::Uintptr: return Kind::Uintptr;
    case BasicKind::Float32: return Kind::Float32;
    case BasicKind::Float64:
    case BasicKind::UntypedFloat: return Kind::Float64;
    case BasicKind::Complex64: return Kind::Complex64;
    case BasicKind::Complex128:
    case BasicKind::UntypedComplex: return Kind::Complex128;
    case BasicKind::String:
    case BasicKind::UntypedString: return Kind::String;
    case BasicKind::UnsafePointer:
    case BasicKind::UntypedNil: return Kind::UnsafePointer;
    case BasicKind::Invalid: break;
    }
    return Kind::Invalid;
}

Kind kindOf(types::Type* type) {
    types::Type* underlying = types::under(type);
    switch (underlying->kind()) {
    case TypeKind::Basic: return basicKindOf(underlying->as<types::Basic>()->basicKind());
    case TypeKind::Pointer: return Kind::Pointer;
    case TypeKind::Slice: return Kind::Slice;
    case TypeKind::Array: return Kind::Array;
    case TypeKind::Map: return Kind::Map;
    case TypeKind::Chan: return Kind::Chan;
    case TypeKind::Struct: return Kind::Struct;
    case TypeKind::Signature: return Kind::Func;
    case TypeKind::Interface: return Kind::Interface;
    default: return Kind::Invalid;
    }
}

/// Types of the library's whose fields are set when they are made, and then by the machine alone.
bool changesOnlyVisibly(std::string_view package, std::string_view name) {
    if (package == "time") return name == "Timer" || name == "Ticker";
    return package == "context";
}

ChanDirection directionOf(types::ChanDirection direction) {
    switch (direction) {
    case types::ChanDirection::Send: return ChanDirection::SendOnly;
    case types::ChanDirection::Receive: return ChanDirection::ReceiveOnly;
    default: return ChanDirection::Both;
    }
}

/// One register that is a scalar or a pointer: what an interface holds itself.
bool isDirect(Kind kind) {
    switch (kind) {
    case Kind::Array:
    case Kind::Struct:
    case Kind::String:
    case Kind::Slice:
    case Kind::Interface:
    case Kind::Complex128:
    case Kind::Invalid: return false;
    default: return true;
    }
}

} // namespace

bool makesForCallers(std::string_view package) {
    return package == "context" || package == "sync" || package == "time" || package.starts_with("golang.org/x/sync/");
}

void appendPointerWords(std::vector<PointerWord>& words, types::Type* type, std::uint32_t offset) {
    switch (valueClass(type)) {
    case ValueClass::String:
    case ValueClass::Slice:
    case ValueClass::Reference: words.push_back({offset, WordKind::Pointer}); break;
    case ValueClass::Interface: words.push_back({offset, WordKind::Interface}); break;
    case ValueClass::Array: {
        const auto* array = types::underAs<types::Array>(type);
        std::vector<PointerWord> one;
        appendPointerWords(one, array->elem(), 0);
        if (one.empty()) break;
        const std::uint32_t step = bytesOf(array->elem());
        for (std::int64_t i = 0; i < array->length(); ++i)
            for (const PointerWord& word : one)
                words.push_back({offset + static_cast<std::uint32_t>(i) * step + word.offset, word.kind});
        break;
    }
    case ValueClass::Struct: {
        auto* structType = types::underAs<types::Struct>(type);
        for (std::size_t i = 0; i < structType->fields().size(); ++i)
            appendPointerWords(words, structType->fields()[i]->type(), offset + fieldOffset(structType, i));
        break;
    }
    default: break;
    }
}

RuntimeTypes::RuntimeTypes() : m_table(1), m_goTypes(1, nullptr) {}

TypeId RuntimeTypes::id(types::Type* type) {
    if (const auto known = m_byAddress.find(type); known != m_byAddress.end()) return known->second;
    for (TypeId candidate : m_byHash[types::typeHash(type)])
        if (types::identical(m_goTypes[candidate], type)) return m_byAddress[type] = candidate;
    return add(type);
}

TypeId RuntimeTypes::add(types::Type* type) {
    const auto number = static_cast<TypeId>(m_table.size());
    // Entered before its parts are looked at: types may contain themselves behind pointers.
    m_table.emplace_back();
    m_goTypes.push_back(type);
    m_byAddress[type] = number;
    m_byHash[types::typeHash(type)].push_back(number);
    describe(number, type);
    return number;
}

void RuntimeTypes::describe(TypeId number, types::Type* type) {
    RuntimeType entry;
    entry.kind = kindOf(type);
    base::ensure(entry.kind != Kind::Invalid, "a type that has no values at run time");
    entry.comparable = types::isComparable(type, true);
    entry.direct = isDirect(entry.kind);
    entry.size = bytesOf(type);
    entry.slots = slotsOf(type);
    const auto* basic = types::underAs<types::Basic>(type);
    const bool untyped = basic && basic->basicKind() >= BasicKind::UntypedBool;
    entry.align = untyped ? 8 : static_cast<std::uint32_t>(types::alignOf(type));
    entry.name = types::runtimeTypeString(type);
    entry.underlying = number;
    if (auto* named = type->as<types::Named>()) {
        entry.named = true;
        if (named->object()->package()) entry.packagePath = named->object()->package()->path();
        entry.isQuiet = changesOnlyVisibly(entry.packagePath, named->object()->name());
        entry.isNamedByCaller = makesForCallers(entry.packagePath);
        entry.isUnseen = entry.packagePath == "sync" && named->object()->name() == "unseen";
        entry.underlying = id(named->underlying());
    } else if (type->kind() == TypeKind::Basic) {
        entry.named = true;
    }
    describeParts(entry, type);
    m_table[number] = std::move(entry);
}

void RuntimeTypes::describeParts(RuntimeType& entry, types::Type* type) {
    types::Type* underlying = types::under(type);
    switch (underlying->kind()) {
    case TypeKind::Pointer: entry.element = id(underlying->as<types::Pointer>()->elem()); break;
    case TypeKind::Slice: entry.element = id(underlying->as<types::Slice>()->elem()); break;
    case TypeKind::Array:
        entry.element = id(underlying->as<types::Array>()->elem());
        entry.length = static_cast<std::uint32_t>(underlying->as<types::Array>()->length());
        appendPointerWords(entry.words, underlying->as<types::Array>()->elem(), 0);
        return;
    case TypeKind::Map:
        entry.key = id(underlying->as<types::Map>()->key());
        entry.element = id(underlying->as<types::Map>()->elem());
        break;
    case TypeKind::Chan:
        entry.element = id(underlying->as<types::Chan>()->elem());
        entry.direction = directionOf(underlying->as<types::Chan>()->direction());
        break;
    case TypeKind::Struct: describeStruct(entry, *underlying->as<types::Struct>()); break;
    case TypeKind::Interface: describeInterface(entry, type); break;
    case TypeKind::Signature: {
        if (!m_describesFunctions) break;
        const auto* signature = underlying->as<types::Signature>();
        for (const types::Var* parameter : signature->params->vars()) entry.parameters.push_back(id(parameter->type()));
        for (const types::Var* result : signature->results->vars()) entry.results.push_back(id(result->type()));
        entry.variadic = signature->variadic;
        break;
    }
    default: break;
    }
    appendPointerWords(entry.words, type, 0);
}

void RuntimeTypes::describeStruct(RuntimeType& entry, types::Struct& type) {
    for (std::size_t i = 0; i < type.fields().size(); ++i) {
        types::Var* field = type.fields()[i];
        entry.fields.push_back({std::string(field->name()), id(field->type()), fieldOffset(&type, i), field->embedded,
                                field->isExported(), std::string(type.tag(i))});
    }
}

void RuntimeTypes::describeInterface(RuntimeType& entry, types::Type* type) {
    for (types::Func* method : types::underAs<types::Interface>(type)->typeSet().methods)
        entry.interfaceMethods.push_back(methodId(*method));
    std::sort(entry.interfaceMethods.begin(), entry.interfaceMethods.end());
}

MethodId RuntimeTypes::methodId(types::Func& method) {
    std::vector<NumberedMethod>& sameName = m_methodIds[method.id()];
    for (const NumberedMethod& known : sameName)
        if (types::identical(known.signature, method.signature())) return known.number;
    const auto number = static_cast<MethodId>(m_methods.size());
    m_methods.emplace_back(method.isExported() ? std::string(method.name()) : method.id());
    sameName.push_back({method.signature(), number});
    if (m_describesFunctions) {
        m_methodTypes.resize(m_methods.size());
        const TypeId described = id(method.signature());
        m_methodTypes[number] = described;
    }
    return number;
}

std::optional<MethodId> RuntimeTypes::knownMethodId(types::Func& method) const {
    const auto sameName = m_methodIds.find(method.id());
    if (sameName == m_methodIds.end()) return std::nullopt;
    for (const NumberedMethod& known : sameName->second)
        if (types::identical(known.signature, method.signature())) return known.number;
    return std::nullopt;
}

} // namespace lockstep::program
