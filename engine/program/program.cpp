#include "engine/program/program.h"

#include <algorithm>

namespace lockstep::program {

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
