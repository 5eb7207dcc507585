// The operations of package context.
#include "engine/machine/sync/context.h"

#include "engine/machine/sync/channel.h"
#include "engine/machine/sync/timer.h"

namespace lockstep::machine::sync {

using history::EventKind;
using history::Flag;

namespace {

constexpr auto stepFlag = static_cast<std::uint8_t>(Flag::Step);

ContextWords& words(Core& core, Pointer node) { return core.at<ContextWords>(dataAddress(node)); }

ContextWords& touched(Core& core, Pointer node) {
    core.touch(dataAddress(node), sizeof(ContextWords));
    return words(core, node);
}

bool isCancelled(Core& core, Pointer node) { return words(core, node).error[0] != 0; }

void detach(Core& core, Pointer node) {
    const ContextWords self = words(core, node);
    if (self.parent == 0) return;
    ContextWords& parent = touched(core, self.parent);
    (self.previous == 0 ? parent.first : touched(core, self.previous).next) = self.next;
    (self.next == 0 ? parent.last : touched(core, self.next).previous) = self.previous;
    ContextWords& alone = touched(core, node);
    alone.parent = alone.next = alone.previous = 0;
}

void note(Core& core, GoroutineIndex g, EventKind kind, Pointer node, std::uint64_t after, std::uint8_t flags) {
    if (core.isObserved()) core.record(g, {.kind = kind, .object = node, .after = after, .flags = flags});
}

/// The node and everything below it, parents first. `error` and `cause` are copies: they may have come from the arena.
void cancelTree(Core& core, GoroutineIndex g, Pointer top, const Word (&error)[2], const Word (&cause)[2],
                std::uint8_t flags) {
    std::vector<Pointer> open{top};
    while (!open.empty()) {
        const Pointer node = open.back();
        open.pop_back();
        if (isCancelled(core, node)) continue;
        detach(core, node);
        ContextWords& self = touched(core, node);
        std::copy(error, error + 2, self.error);
        std::copy(cause, cause + 2, self.cause);
        for (Pointer child = self.last; child != 0; child = words(core, child).previous) open.push_back(child);
        const ContextWords cancelled = self;
        note(core, g, EventKind::ContextCancel, node, 0, node == top ? flags : 0);
        closeFor(core, g, cancelled.done);
        if (cancelled.timer != 0) disarmTimer(core, cancelled.timer);
        if (cancelled.call != 0) core.spawnFor(g, cancelled.call, false);
    }
}

} // namespace

Performed attachContext(Core& core, GoroutineIndex g, Pointer node, Pointer parent) {
    core.countStep();
    note(core, g, EventKind::ContextDerive, node, 0, stepFlag);
    if (isCancelled(core, parent)) {
        const ContextWords over = words(core, parent);
        cancelTree(core, g, node, over.error, over.cause, 0);
        return Performed::Done;
    }
    if (core.isShared(parent)) core.publish(node);
    ContextWords& above = touched(core, parent);
    ContextWords& self = touched(core, node);
    self.parent = parent;
    self.previous = above.last;
    (above.last == 0 ? above.first : touched(core, above.last).next) = node;
    above.last = node;
    return Performed::Done;
}

Performed cancelContext(Core& core, GoroutineIndex g, Pointer node, const Word* error, const Word* cause) {
    const Word why[2] = {error[0], error[1]};
    const bool hasCause = cause[0] != 0;
    const Word because[2] = {hasCause ? cause[0] : error[0], hasCause ? cause[1] : error[1]};
    core.countStep();
    if (isCancelled(core, node)) {
        note(core, g, EventKind::ContextCancel, node, 1, stepFlag);
        return Performed::Done;
    }
    core.publishTo(node, because, 2);
    cancelTree(core, g, node, why, because, stepFlag);
    return Performed::Done;
}

Performed stopContext(Core& core, GoroutineIndex g, Pointer node, Word& result) {
    core.countStep();
    result = isCancelled(core, node) ? 0 : 1;
    note(core, g, EventKind::ContextStop, node, result, stepFlag);
    if (result == 0) return Performed::Done;
    detach(core, node);
    // Cancelled, for what comes later; nobody can ask for its error.
    touched(core, node).error[0] = core.program().errorStringType;
    return Performed::Done;
}

Performed readContext(Core& core, GoroutineIndex g, Pointer node, bool cause, Word* result) {
    core.countStep();
    const ContextWords self = words(core, node);
    const Word* value = cause ? self.cause : self.error;
    result[0] = value[0];
    result[1] = value[1];
    note(core, g, EventKind::ContextRead, node, value[0] != 0 ? 1 : 0, stepFlag);
    return Performed::Done;
}

} // namespace lockstep::machine::sync
