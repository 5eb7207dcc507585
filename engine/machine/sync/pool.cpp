// sync.Pool: Get takes out something that was put in, or nothing, in which case the library calls New.
//
// Go promises neither that an item is found again nor which. What Go's gives on one processor is alternative 0: the one
// put in when none was kept aside, else the newest. Under the policy any the others are alternatives, too, and the last
// one is to find nothing.
#include "engine/machine/sync/primitives.h"

namespace lockstep::machine::sync {

using history::EventKind;
using history::Flag;
using history::WakePolicy;

namespace {

constexpr std::uint32_t itemSize = 2 * sizeof(Word); // an interface
constexpr std::uint32_t mostAlternatives = 16;

PoolWords& words(Core& core, Pointer pool) { return core.at<PoolWords>(dataAddress(pool)); }

PoolWords& touched(Core& core, Pointer pool) {
    core.touch(dataAddress(pool), sizeof(PoolWords));
    return words(core, pool);
}

void grow(Core& core, GoroutineIndex g, Pointer pool) {
    const PoolWords old = words(core, pool);
    const std::uint64_t capacity = std::max<std::uint64_t>(4, old.capacity * 2);
    const Pointer items =
        core.allocate(g, static_cast<std::uint32_t>(capacity * itemSize), scanConservatively, 1, core.goroutine(g).pc);
    if (old.count != 0)
        std::memcpy(core.bytes() + dataAddress(items), core.bytes() + dataAddress(old.items), old.count * itemSize);
    touched(core, pool).items = items;
    touched(core, pool).capacity = capacity;
    if (core.isShared(pool)) core.publish(items);
}

void note(Core& core, GoroutineIndex g, EventKind kind, Pointer pool, std::uint64_t after) {
    if (!core.isObserved()) return;
    core.record(g, {.kind = kind,
                    .object = pool,
                    .before = words(core, pool).count,
                    .after = after,
                    .flags = static_cast<std::uint8_t>(Flag::Step)});
}

} // namespace

std::uint32_t poolAlternatives(Core& core, Pointer pool) {
    const std::uint64_t count = words(core, pool).count;
    if (core.settings().wake != WakePolicy::Any || count == 0) return 1;
    return std::min(mostAlternatives, static_cast<std::uint32_t>(count) + 1);
}

Performed putInPool(Core& core, GoroutineIndex g, Pointer pool, const Word* item) {
    const Word copy[2] = {item[0], item[1]};
    if (words(core, pool).count == words(core, pool).capacity) grow(core, g, pool);
    PoolWords& state = touched(core, pool);
    const std::uint64_t end = dataAddress(state.items) + state.count * itemSize;
    const std::uint64_t address = end - state.aside * itemSize;
    core.touch(address, (1 + static_cast<std::uint32_t>(state.aside)) * itemSize);
    std::memmove(core.bytes() + address + itemSize, core.bytes() + address, end - address);
    std::memcpy(core.bytes() + address, copy, itemSize);
    ++state.count;
    state.aside = 1;
    if (core.isShared(pool)) core.publishWords(copy, 2);
    core.countStep();
    note(core, g, EventKind::PoolPut, pool, 0);
    return Performed::Done;
}

Performed getFromPool(Core& core, GoroutineIndex g, Pointer pool) {
    if (!core.alternative() && poolAlternatives(core, pool) > 1) return Performed::Undecided;
    const std::uint16_t alternative = core.alternative().value_or(0);
    Word* R = core.window(core.goroutine(g));
    PoolWords& state = touched(core, pool);
    const bool found = state.count != 0 && alternative < state.count &&
                       (poolAlternatives(core, pool) == 1 || alternative + 1U != poolAlternatives(core, pool));
    core.countStep();
    R[0] = R[1] = R[2] = 0;
    if (found) {
        auto* items = &core.at<Word>(dataAddress(state.items));
        const std::uint64_t at = state.count - 1 - alternative;
        R[0] = items[2 * at];
        R[1] = items[2 * at + 1];
        R[2] = 1;
        core.touch(dataAddress(state.items) + at * itemSize, static_cast<std::uint32_t>((state.count - at) * itemSize));
        std::memmove(items + 2 * at, items + 2 * (at + 1), (state.count - 1 - at) * itemSize);
        --state.count;
        if (alternative == 0) state.aside = 0;
        items[2 * state.count] = items[2 * state.count + 1] = 0;
    }
    note(core, g, EventKind::PoolGet, pool, found ? 1U : 0U);
    return Performed::Done;
}

} // namespace lockstep::machine::sync
