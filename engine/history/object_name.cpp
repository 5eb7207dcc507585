#include "engine/history/object_name.h"

#include "engine/history/part_path.h"

#include <algorithm>
#include <fmt/format.h>

namespace lockstep::history {
namespace {

std::string_view withoutMain(std::string_view name) {
    constexpr std::string_view prefix = "main.";
    return name.starts_with(prefix) ? name.substr(prefix.size()) : name;
}

/// How the variable of a result leads to what was made for it.
std::string pathTo(const program::Program& program, const program::ResultName& result, program::ResultPart part,
                   program::TypeId made) {
    switch (part) {
    case program::ResultPart::Itself: return {};
    case program::ResultPart::Servant: return "." + std::string(program::quietName(program.types[made]));
    case program::ResultPart::Channel: break;
    }
    const program::RuntimeType& type = program.types[result.type];
    if (type.kind != program::Kind::Pointer) return ".Done()";
    const auto isChannel = [&](const program::FieldInfo& field) {
        return field.exported && program.types[field.type].kind == program::Kind::Chan;
    };
    const auto& fields = program.types[type.element].fields;
    const auto field = std::ranges::find_if(fields, isChannel);
    return field == fields.end() ? std::string() : "." + field->name;
}

} // namespace

std::string objectName(const program::Program& program, const ObjectRef& object, std::string_view allocator) {
    if (object.global < program.globals.size()) return std::string(withoutMain(program.globals[object.global].name));
    const bool isMains = object.allocator == noGoroutine || object.allocator == 0;
    const auto numbered = [&](std::string_view name, std::uint32_t number) {
        return isMains ? fmt::format("{}#{}", name, number) : fmt::format("{}#{}.{}", name, allocator, number);
    };
    const auto counted = [&](std::string name) {
        if (object.ordinal == 0) return name;
        return object.ordinal == 1 && !isMains ? fmt::format("{}#{}", name, allocator) : numbered(name, object.ordinal);
    };
    const bool hasType = object.type != 0 && object.type < program.types.size();
    if (hasType)
        if (const auto [result, part] = program.resultFor(object.allocationSite, object.type); result != nullptr)
            return counted(result->text) + pathTo(program, *result, part, object.type);
    const program::RuntimeType* type = hasType ? &program.types[object.type] : nullptr;
    if (type != nullptr && type->isQuiet) return numbered(program::quietName(*type), object.allocationOrder);
    if (const program::SiteName* site = program.siteName(object.allocationSite); site != nullptr && !site->text.empty())
        return site->counter != program::notCounted ? counted(site->text)
                                                    : numbered(site->text, object.allocationOrder);
    return numbered(type != nullptr ? withoutMain(type->name) : "object", object.allocationOrder);
}

std::string placeName(const program::Program& program, std::string object, program::TypeId type, std::uint32_t offset,
                      program::TypeId accessed) {
    if (type == 0 || type >= program.types.size()) return object;
    if (program.types[type].isQuiet) return object; // its parts are the library's own business
    // An array made by make or append has its element's type.
    const std::uint32_t size = program.types[type].size;
    if (size != 0 && offset >= size) {
        object += fmt::format("[{}]", offset / size);
        offset %= size;
    }
    return object + partPath(program, type, offset, accessed);
}

} // namespace lockstep::history
