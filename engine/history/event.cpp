#include "engine/history/event.h"

#include "engine/base/ensure.h"

#include <array>
#include <cstddef>

namespace lockstep::history {
namespace {

constexpr std::array<EventKindInfo, eventKindCount> kinds{{
#define EVENT(name, word, object, meaning) {#name, #word, ObjectRole::object, meaning},
#include "engine/history/event.def"
#undef EVENT
}};

} // namespace

const EventKindInfo& eventKindInfo(EventKind kind) {
    const auto index = static_cast<std::size_t>(kind);
    base::ensure(index < kinds.size(), "an event kind that is not in the table");
    return kinds[index];
}

} // namespace lockstep::history
