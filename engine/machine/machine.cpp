// The machine's interface: beginning, choosing, stepping, marking.
#include "engine/machine/machine.h"

#include "engine/base/hash.h"
#include "engine/machine/core.h"
#include "engine/machine/interpreter.h"
#include "engine/machine/run_queue.h"
#include "engine/machine/runtime.h"
#include "engine/machine/sync/channel.h"

#include <algorithm>

namespace lockstep::machine {

using history::Recorder;

Machine::Machine(std::shared_ptr<const Image> image, Settings settings)
    : m_image(std::move(image)), m_settings(std::move(settings)) {
    const program::Program& code = m_image->program();
    const std::uint32_t size = m_image->initialSize();
    m_arena.reserve(size);
    std::memset(m_arena.bytes(), 0, size);
    Header& h = m_arena.at<Header>(0);
    h.used = size;
    h.goroutines = sizeof(Header);
    h.goroutineCapacity = goroutinesPerPage;
    m_arena.at<Address>(h.goroutines) = Image::firstPage;
    h.readyHead = h.readyTail = noLink;
    h.collectAt = m_settings.collectionInterval;
    for (std::size_t i = 0; i < code.globals.size(); ++i) {
        const program::TypeId type = code.globals[i].type;
        auto& object = m_arena.at<ObjectHeader>(m_image->globals()[i] * std::uint64_t{objectUnit});
        object.size = code.types[type].size;
        object.type = type;
        object.flags = liveObject;
        object.count = 1;
        object.allocator = history::noGoroutine;
        object.allocationOrder = static_cast<std::uint32_t>(i);
    }
}

void Machine::begin(Recorder* recorder) {
    Core core(*this, recorder);
    if (recorder != nullptr) recorder->addGoroutine(history::noGoroutine, 0, program().mainFunction, 0, 1);
    try {
        core.spawn(0, program().entry, 0, nullptr, 0, 0);
        settle(core, Choice{Actor::goroutine(0), 0});
        core.checkDeadlock(0);
    } catch (const MemoryExhausted& why) {
        core.endForLackOfMemory(why);
    }
    if (isOver() && recorder != nullptr) recorder->setOutcome(outcome());
}

std::span<const Choice> Machine::choices() const {
    m_choices.clear();
    if (isOver()) return {};
    Core core(const_cast<Machine&>(*this), nullptr); // reads only
    // One for each way in which a goroutine can move; one also for a goroutine that would begin to wait.
    for (std::uint32_t index = header().readyHead; index != noLink; index = goroutine(index).next) {
        if (!core.canProceed(index)) continue;
        m_choices.push_back({Actor::goroutine(index), 0});
        const std::uint32_t ways = core.wayCount(index);
        for (std::uint32_t way = 1; way < ways; ++way)
            m_choices.push_back({Actor::goroutine(index), static_cast<std::uint16_t>(way)});
    }
    if (!std::ranges::is_sorted(m_choices)) std::ranges::sort(m_choices);
    const bool clockMayMove =
        m_settings.clock == history::ClockMode::Adversarial || m_settings.isTimed || m_choices.empty();
    if (header().timerCount != 0 && clockMayMove) m_choices.push_back({Actor::clock(), 0});
    return m_choices;
}

Meeting Machine::meetingOf(Choice choice) const {
    if (!choice.actor.isGoroutine()) return {};
    const GoroutineIndex goroutine = choice.actor.index();
    Core core(const_cast<Machine&>(*this), nullptr); // reads only
    const Goroutine& record = this->goroutine(goroutine);
    const bool isBusy = (record.flags & Unsettled) != 0;
    if (isBusy || !sync::isChannelOperation(program().code[record.pc].op)) return {};
    std::vector<sync::Way> ways;
    sync::waysOf(core, goroutine, ways);
    if (choice.alternative >= ways.size()) return {}; // it would begin to wait
    const sync::Way& way = ways[choice.alternative];
    return {way.caseNumber, way.partner, way.partnerCase};
}

std::uint32_t Machine::alternatives(GoroutineIndex goroutine) const {
    Core core(const_cast<Machine&>(*this), nullptr); // reads only
    return std::max(core.wayCount(goroutine), 1U);
}

/// The lowest goroutine that has private work to do. Who was started or freed last stands at the end of the ready list.
GoroutineIndex Machine::nextUnsettled() const {
    GoroutineIndex next = noLink;
    std::uint32_t left = header().unsettled;
    for (std::uint32_t index = header().readyTail; left != 0; index = goroutine(index).previous) {
        base::ensure(index != noLink, "an unsettled goroutine is ready");
        if ((goroutine(index).flags & Unsettled) == 0) continue;
        next = std::min(next, index);
        --left;
    }
    return next;
}

std::vector<AlternativeWay> Machine::ways(GoroutineIndex goroutine) const {
    const Goroutine& g = this->goroutine(goroutine);
    if ((g.flags & Unsettled) != 0 || !m_image->traitsAt(g.pc).mayChoose) return {};
    Core core(const_cast<Machine&>(*this), nullptr); // reads only
    if (sync::isChannelOperation(program().code[g.pc].op)) return sync::describeWays(core, goroutine);
    const std::uint32_t count = core.wayCount(goroutine);
    if (count <= 1) return {};
    std::vector<AlternativeWay> ways;
    if (const auto conflicts = runtime::mapConflicts(core, goroutine); !conflicts.empty()) {
        ways.push_back({.isMeeting = false});
        for (const runtime::MapConflict& conflict : conflicts)
            ways.push_back({.isMeeting = false, .chance = static_cast<std::uint16_t>(conflict.access)});
        return ways;
    }
    for (std::uint32_t i = 0; i < count; ++i)
        ways.push_back({.isMeeting = false, .chance = static_cast<std::uint16_t>(i)});
    return ways;
}

void Machine::settle(Core& core, Choice choice) {
    // Private work of everybody who was started or freed runs along, up to their next visible operation.
    while (header().unsettled != 0 && !isOver()) {
        const GoroutineIndex next = nextUnsettled();
        core.setUnsettled(next, false);
        const Pause pause = runGoroutine(core, next, 0, m_settings.privateBudget);
        if (pause == Pause::TicksSpent) {
            core.setUnsettled(next, true);
            return; // "still running": choosing it goes on
        }
    }
    if (m_settings.granularity == Granularity::Operation || !choice.actor.isGoroutine()) return;
    const GoroutineIndex mover = choice.actor.index();
    while (!isOver()) {
        const Goroutine& g = goroutine(mover);
        if (g.status != Status::Ready || (g.flags & Unsettled) != 0) return;
        if (!core.goesAlong(mover, g.pc)) return;
        const Pause pause = runGoroutine(core, mover, 1, m_settings.privateBudget);
        if (pause == Pause::TicksSpent) {
            core.setUnsettled(mover, true);
            return;
        }
        if (header().unsettled != 0) {
            settle(core, choice);
            return;
        }
    }
}

Pause Machine::runGoroutine(Core& core, GoroutineIndex goroutine, std::uint64_t operations, std::uint64_t ticks) {
    const std::uint64_t before = header().instructions;
    Turn turn = turnOf(goroutine, recordAddress(m_arena, goroutine), operations, ticks);
    const Pause pause = interpret(core, turn);
    if (m_settings.isTimed)
        core.touchGoroutine(goroutine).work += static_cast<std::uint32_t>(header().instructions - before);
    return pause;
}

StepStatus Machine::step(Choice choice, Recorder* recorder) {
    const Pause pause = advance(choice, Slice{}, recorder);
    if (pause == Pause::TicksSpent) return isOver() ? StepStatus::Over : StepStatus::StillRunning;
    return isOver() ? StepStatus::Over : StepStatus::Done;
}

void Machine::begin(Footprint& footprint) {
    m_footprint = &footprint;
    begin();
    m_footprint = nullptr;
}

StepStatus Machine::step(Choice choice, Footprint& footprint) {
    m_footprint = &footprint;
    const StepStatus status = step(choice, nullptr);
    m_footprint = nullptr;
    return status;
}

Pause Machine::advance(Choice choice, Slice slice, Recorder* recorder) {
    base::ensure(!isOver(), "no step after the end of a run");
    Pause pause = Pause::Over;
    try {
        pause = move(choice, slice, recorder);
    } catch (const MemoryExhausted& why) {
        m_arena.at<Header>(0).leftThen = 0;
        Core(*this, recorder).endForLackOfMemory(why);
    }
    if (!isOver()) return pause;
    if (recorder != nullptr) recorder->setOutcome(outcome());
    return Pause::Over;
}

Pause Machine::move(Choice choice, Slice slice, Recorder* recorder) {
    Core core(*this, recorder);
    const std::uint64_t ticks = slice.ticks == 0 ? m_settings.privateBudget : slice.ticks;
    Pause pause = Pause::OperationsDone;
    if (choice.actor.kind() == history::ActorKind::Clock) {
        base::ensure(header().timerCount != 0, "the clock moves only if somebody waits for it");
        core.fireTimers();
    } else {
        const GoroutineIndex g = choice.actor.index();
        base::ensure(g < header().goroutineCount && goroutine(g).status == Status::Ready,
                     "only a ready goroutine can be chosen");
        const bool resumesPrivateWork = (goroutine(g).flags & Unsettled) != 0;
        Turn turn = slice.queue != nullptr ? slice.queue->firstTurn(*this, slice.operations) : Turn{};
        core.setUnsettled(g, false);
        core.setAlternative(choice.alternative);
        if (slice.queue != nullptr) return interpret(core, turn, slice.queue);
        // Private work that was interrupted goes on to the next visible operation only.
        pause = runGoroutine(core, g, resumesPrivateWork ? 0 : slice.operations, ticks);
        if (pause == Pause::TicksSpent) core.setUnsettled(g, true);
    }
    if (!isOver() && pause != Pause::TicksSpent) settle(core, choice);
    if (!isOver()) core.checkDeadlock(choice.actor.isGoroutine() ? choice.actor.index() : 0);
    return pause;
}

void Machine::endByLimit(End limit, Recorder* recorder) {
    Core core(*this, recorder);
    core.endRun(limit, 0);
    if (recorder != nullptr) recorder->setOutcome(outcome());
}

void Machine::passTime(std::int64_t now, Recorder* recorder) {
    base::ensure(m_settings.isTimed, "time passes by itself in timed runs only");
    if (now <= header().now) return;
    m_arena.at<Header>(0).now = now;
    if (recorder != nullptr) recorder->setTime(now);
}

Machine::Mark Machine::mark() { return Mark{m_undo.mark<sizeof(Header)>(m_arena)}; }
void Machine::rewind(Mark mark) { m_undo.rewind<sizeof(Header)>(m_arena, mark.log); }
void Machine::release(Mark mark) { m_undo.release<sizeof(Header)>(mark.log); }

std::uint64_t Machine::hash() const {
    return base::StableHash()
        .add(std::string_view(reinterpret_cast<const char*>(m_arena.bytes()), m_arena.used()))
        .value();
}

bool Machine::operator==(const Machine& other) const {
    return m_arena.used() == other.m_arena.used() &&
           std::memcmp(m_arena.bytes(), other.m_arena.bytes(), m_arena.used()) == 0;
}

bool Machine::canComplete(GoroutineIndex index) const {
    return Core(const_cast<Machine&>(*this), nullptr).canComplete(index); // reads only
}

std::uint64_t Machine::globalWord(program::GlobalId global) const {
    std::uint64_t word = 0;
    const std::uint32_t size = program().types[program().globals[global].type].size;
    std::memcpy(&word, m_arena.bytes() + dataAddress(makePointer(m_image->globals()[global])), std::min(size, 8U));
    return word;
}

} // namespace lockstep::machine
