#include "engine/program/program.h"

#include "engine/base/ensure.h"

#include <algorithm>
#include <optional>

namespace lockstep::program {

const FieldInfo& fieldOf(const RuntimeType& type, std::string_view name) {
    const auto found = std::ranges::find(type.fields, name, &FieldInfo::name);
    base::ensure(found != type.fields.end(), "a struct without the field");
    return *found;
}

SourcePosition Program::position(CodeIndex site) const {
    auto after = std::upper_bound(lines.begin(), lines.end(), site,
                                  [](CodeIndex index, const LineEntry& line) { return index < line.begin; });
    return after == lines.begin() ? SourcePosition{} : std::prev(after)->position;
}

std::string Program::positionText(CodeIndex site) const {
    const SourcePosition place = position(site);
    if (place.line == 0 || place.file >= files.size()) return "<unknown position>";
    return files[place.file] + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
}

FunctionId Program::functionAt(CodeIndex site) const {
    auto after = std::upper_bound(functions.begin(), functions.end(), site,
                                  [](CodeIndex index, const Function& function) { return index < function.begin; });
    if (after == functions.begin()) return noFunction;
    const auto found = std::prev(after);
    return site < found->end ? static_cast<FunctionId>(found - functions.begin()) : noFunction;
}

const SiteName* Program::siteName(CodeIndex site) const {
    auto found = std::lower_bound(sites.begin(), sites.end(), site,
                                  [](const SiteName& name, CodeIndex index) { return name.site < index; });
    return found != sites.end() && found->site == site ? &*found : nullptr;
}

Program::MadeResult Program::resultFor(CodeIndex call, TypeId made) const {
    const RuntimeType& target = types[made];
    const bool isChannel = target.kind == Kind::Chan;
    const auto leadsToIt = [&](TypeId id) {
        return id == made || (isChannel && types[id].kind == Kind::Chan && types[id].element == target.element);
    };
    const auto partOf = [&](const ResultName& result) -> std::optional<ResultPart> {
        const RuntimeType& type = types[result.type];
        if (leadsToIt(result.type)) return ResultPart::Itself;
        if (type.kind == Kind::Pointer) {
            if (type.element == made) return ResultPart::Itself;
            const auto isIt = [&](const FieldInfo& field) { return field.exported && leadsToIt(field.type); };
            if (isChannel && std::ranges::any_of(types[type.element].fields, isIt)) return ResultPart::Channel;
        }
        if (type.kind == Kind::Interface && type.packagePath == "context") {
            if (isChannel) return ResultPart::Channel;
            return target.packagePath == type.packagePath ? ResultPart::Itself : ResultPart::Servant;
        }
        if (type.kind == Kind::Chan && target.isQuiet) return ResultPart::Servant; // time.After
        return std::nullopt;
    };
    for (auto result = std::ranges::lower_bound(results, call, {}, &ResultName::site);
         result != results.end() && result->site == call; ++result)
        if (const std::optional<ResultPart> part = partOf(*result)) return {&*result, *part};
    return {nullptr, ResultPart::Itself};
}

unsigned Program::unsignedBoundsAt(CodeIndex site) const {
    const auto found = std::ranges::lower_bound(unsignedBounds, site, {}, &UnsignedBounds::site);
    return found != unsignedBounds.end() && found->site == site ? found->which : 0;
}

FunctionId Program::findMethod(TypeId type, MethodId method) const {
    if (type >= types.size()) return noFunction;
    const auto& methodsOfType = types[type].methods;
    auto found = std::lower_bound(methodsOfType.begin(), methodsOfType.end(), method,
                                  [](const MethodEntry& row, MethodId id) { return row.method < id; });
    return found != methodsOfType.end() && found->method == method ? found->function : noFunction;
}

} // namespace lockstep::program
