#include "engine/types/sizes.h"

#include "engine/types/named.h"
#include "engine/types/object.h"

#include <algorithm>
#include <utility>

namespace lockstep::types {

namespace {

constexpr std::int64_t wordSize = 8;

std::int64_t basicSize(BasicKind kind) {
    switch (kind) {
    case BasicKind::Bool:
    case BasicKind::Int8:
    case BasicKind::Uint8:
    case BasicKind::UntypedBool: return 1;
    case BasicKind::Int16:
    case BasicKind::Uint16: return 2;
    case BasicKind::Int32:
    case BasicKind::Uint32:
    case BasicKind::UntypedRune:
    case BasicKind::Float32: return 4;
    case BasicKind::Complex128:
    case BasicKind::UntypedComplex:
    case BasicKind::String:
    case BasicKind::UntypedString: return 16;
    default: return 8;
    }
}

std::int64_t alignUp(std::int64_t offset, std::int64_t alignment) {
    return (offset + alignment - 1) / alignment * alignment;
}

std::int64_t structSize(Struct* type) {
    const auto& fields = type->fields();
    if (fields.empty()) return 0;
    const auto& offsets = type->offsets();
    std::int64_t lastSize = type->lastSize();
    if (offsets.back() < 0 || lastSize < 0) return -1;
    // A pointer to a final field without size must not point behind the object.
    if (lastSize == 0 && offsets.back() > 0) lastSize = 1;
    std::int64_t end = 0;
    if (__builtin_add_overflow(offsets.back(), lastSize, &end) || end > INT64_MAX - wordSize) return -1;
    return alignUp(end, alignOf(type));
}

} // namespace

std::int64_t alignOf(Type* type) {
    Type* base = under(type);
    switch (base->kind()) {
    case TypeKind::Array: return alignOf(base->as<Array>()->elem());
    case TypeKind::Struct: {
        auto* structure = base->as<Struct>();
        std::int64_t alignment = 1;
        if (std::exchange(structure->m_isAligned, true)) return alignment;
        for (Var* field : structure->fields()) alignment = std::max(alignment, alignOf(field->type()));
        structure->m_isAligned = false;
        return alignment;
    }
    case TypeKind::Basic: {
        BasicKind kind = base->as<Basic>()->basicKind();
        return kind == BasicKind::Complex64 ? 4 : std::min(basicSize(kind), wordSize);
    }
    default: return wordSize;
    }
}

std::int64_t sizeOf(Type* type) {
    Type* base = under(type);
    switch (base->kind()) {
    case TypeKind::Basic: return basicSize(base->as<Basic>()->basicKind());
    case TypeKind::Array: {
        auto* array = base->as<Array>();
        if (array->length() <= 0) return 0;
        std::int64_t elem = sizeOf(array->elem());
        std::int64_t size = 0;
        if (elem < 0 || __builtin_mul_overflow(elem, array->length(), &size)) return -1;
        return size;
    }
    case TypeKind::Slice: return 3 * wordSize;
    case TypeKind::Struct: return structSize(base->as<Struct>());
    case TypeKind::Interface: return 2 * wordSize;
    default: return wordSize;
    }
}

const std::vector<std::int64_t>& Struct::offsets() const {
    if (m_offsets.size() == m_fields.size()) return m_offsets;
    m_offsets.assign(m_fields.size(), -1); // what a wrong program's struct inside of itself sees meanwhile
    std::vector<std::int64_t> offsets;
    offsets.reserve(m_fields.size());
    std::int64_t offset = 0;
    for (Var* field : m_fields) {
        std::int64_t size = sizeOf(field->type());
        if (offset >= 0) offset = alignUp(offset, alignOf(field->type()));
        offsets.push_back(offset);
        m_lastSize = size;
        if (offset < 0 || size < 0 || __builtin_add_overflow(offset, size, &offset) || offset > INT64_MAX - wordSize)
            offset = -1;
    }
    m_offsets = std::move(offsets);
    return m_offsets;
}

} // namespace lockstep::types
