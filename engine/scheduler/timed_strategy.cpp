#include "engine/scheduler/timed_strategy.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace lockstep::scheduler {

using history::Cost;
using history::EventKind;
using history::noGoroutine;
using history::ObjectRole;

namespace {

constexpr std::int64_t perNanosecond = 1000;
constexpr std::int64_t slice = 10'000'000 * perNanosecond; ///< Go: runtime.forcePreemptNS
constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max() / 4;

std::int64_t picoseconds(std::int64_t nanoseconds) {
    return nanoseconds > never / perNanosecond ? never : nanoseconds * perNanosecond;
}

bool isReady(GoroutineIndex goroutine, const Machine& machine) {
    return machine.goroutine(goroutine).status == machine::Status::Ready;
}

bool canMove(GoroutineIndex goroutine, const Machine& machine) {
    return isReady(goroutine, machine) && machine.canProceed(goroutine);
}

Cost costOf(const machine::Pending& next, const Machine& machine) {
    switch (history::eventKindInfo(next.kind).role) {
    case ObjectRole::Memory:
        return machine.program().code[next.site].op == program::Opcode::Sync ? Cost::Atomic : Cost::Access;
    case ObjectRole::Mutex:
    case ObjectRole::RWMutex:
    case ObjectRole::WaitGroup:
    case ObjectRole::Once:
    case ObjectRole::Cond:
    case ObjectRole::Pool:
    case ObjectRole::SyncMap:
    case ObjectRole::Context: return Cost::Lock;
    case ObjectRole::Channel: return Cost::Channel;
    case ObjectRole::Output: return Cost::Output;
    case ObjectRole::Goroutine: return next.kind == EventKind::Spawn ? Cost::Spawn : Cost::Other;
    case ObjectRole::None: return next.kind == EventKind::Select ? Cost::Channel : Cost::Other;
    case ObjectRole::Clock:
    case ObjectRole::Process:
    case ObjectRole::Timer: return Cost::Other;
    }
    return Cost::Other;
}

bool keepsLine(Cost cost) { return cost == Cost::Atomic || cost == Cost::Lock || cost == Cost::Channel; }

/// The same for the same object, whatever the addresses in this run.
std::uint64_t identity(const history::ObjectRef& object) {
    if (object.heapIndex == 0) return 0;
    if (object.global != history::none) return 1ULL << 63U | object.global;
    return std::uint64_t{object.allocator} << 32U | object.allocationOrder;
}

} // namespace

TimedStrategy::TimedStrategy(std::uint32_t processors, history::CostTable costs, std::uint64_t seed)
    : m_costs(std::move(costs)), m_random(seed), m_processors(processors) {}

void TimedStrategy::start(const Machine& machine) {
    if (std::exchange(m_started, true)) return;
    noteReady(machine, noGoroutine, true);
    dispatch(machine);
}

/// What the goroutine's private work since it was last asked costs; it is paid for then.
TimedStrategy::Time TimedStrategy::owed(GoroutineIndex goroutine, const Machine& machine) {
    const std::uint32_t work = machine.goroutine(goroutine).work;
    const std::uint32_t ticks = work - std::exchange(m_jobs[goroutine].workSeen, work);
    return ticks * m_costs[Cost::Work];
}

void TimedStrategy::look(Processor& processor, const Machine& machine) {
    const machine::Goroutine& goroutine = machine.goroutine(processor.running);
    const std::uint64_t key = std::uint64_t{goroutine.pc} << 32U | goroutine.operations;
    if (processor.about.key == key && !processor.about.isPrivate) return;
    const machine::Pending next = machine.upcoming(processor.running);
    About about{.key = key, .isPrivate = next.isPrivate, .yields = next.kind == EventKind::Yield};
    about.cost = costOf(next, machine);
    if (!next.isPrivate && keepsLine(about.cost)) about.line = {identity(next.object), next.offset};
    processor.about = about;
}

TimedStrategy::Time TimedStrategy::effectTime(const Processor& processor) const {
    const Time earliest = std::max(processor.freeAt, m_now);
    if (processor.about.line.object == 0) return earliest;
    const auto line = m_lines.find(processor.about.line);
    return line == m_lines.end() ? earliest : std::max(earliest, line->second.busyUntil);
}

std::uint32_t TimedStrategy::soonest() const {
    std::uint32_t best = nowhere;
    std::pair<Time, Time> bestTime;
    for (std::uint32_t i = 0; i < m_processors.size(); ++i) {
        const Processor& processor = m_processors[i];
        if (processor.running == noGoroutine) continue;
        const std::pair time{effectTime(processor), processor.freeAt};
        if (best != nowhere && bestTime <= time) continue;
        best = i;
        bestTime = time;
    }
    return best;
}

void TimedStrategy::enqueue(GoroutineIndex goroutine, Time at) {
    Job& job = m_jobs[goroutine];
    if (job.isQueued || job.processor != nowhere) return;
    job.isQueued = true;
    job.readyAt = at;
    auto place = m_queue.end();
    while (place != m_queue.begin() && m_jobs[*std::prev(place)].readyAt > at) --place;
    m_queue.insert(place, goroutine);
}

TimedStrategy::Time TimedStrategy::startOn(const Processor& processor, const Job& job) const {
    return std::max({processor.freeAt, job.readyAt, m_now});
}

/// The idle processor that could begin first; of several the one it ran on, else the first.
std::uint32_t TimedStrategy::placeFor(GoroutineIndex goroutine) const {
    const Job& job = m_jobs[goroutine];
    std::uint32_t best = nowhere;
    for (std::uint32_t i = 0; i < m_processors.size(); ++i) {
        if (m_processors[i].running != noGoroutine) continue;
        const Time time = startOn(m_processors[i], job);
        const Time known = best == nowhere ? never : startOn(m_processors[best], job);
        if (best == nowhere || time < known || (time == known && i == job.lastProcessor)) best = i;
    }
    return best;
}

void TimedStrategy::assign(GoroutineIndex goroutine, std::uint32_t processor, Time at, const Machine& machine) {
    Job& job = m_jobs[goroutine];
    if (std::exchange(job.isQueued, false)) m_queue.erase(std::ranges::find(m_queue, goroutine));
    job.ready += at - std::min(at, job.readyAt);
    job.processor = job.lastProcessor = processor;
    Processor& place = m_processors[processor];
    place.running = goroutine;
    place.since = place.sliceStart = at;
    place.freeAt = at + owed(goroutine, machine);
    place.about = {};
    look(place, machine);
}

/// Gives idle processors the goroutines that are ready, as long as nothing else happens before.
void TimedStrategy::dispatch(const Machine& machine) {
    if (machine.isOver()) return;
    while (true) {
        const auto first =
            std::ranges::find_if(m_queue, [&](GoroutineIndex goroutine) { return canMove(goroutine, machine); });
        if (first == m_queue.end()) return;
        const GoroutineIndex goroutine = *first;
        const std::uint32_t place = placeFor(goroutine);
        if (place == nowhere) return;
        const Time at = startOn(m_processors[place], m_jobs[goroutine]);
        const std::uint32_t next = soonest();
        if (next != nowhere && effectTime(m_processors[next]) < at) return;
        if (machine.hasTimers() && picoseconds(machine.nextDeadline()) < at) return;
        assign(goroutine, place, at, machine);
    }
}

std::optional<Choice> TimedStrategy::choose(const Machine& machine) {
    start(machine);
    const std::uint32_t next = soonest();
    const bool clockIsFirst = machine.hasTimers() && (next == nowhere || picoseconds(machine.nextDeadline()) <=
                                                                             effectTime(m_processors[next]));
    if (clockIsFirst) return Choice{Actor::clock(), 0};
    if (next == nowhere) return std::nullopt;
    const GoroutineIndex goroutine = m_processors[next].running;
    const std::uint32_t ways = machine.drawnAlternatives(goroutine);
    return Choice{Actor::goroutine(goroutine), static_cast<std::uint16_t>(ways > 1 ? m_random.below(ways) : 0)};
}

std::optional<std::int64_t> TimedStrategy::making(Choice choice, const Machine& machine) {
    start(machine);
    if (!choice.actor.isGoroutine()) {
        m_now = std::max(m_now, picoseconds(machine.nextDeadline()));
        return std::nullopt; // the timer knows
    }
    const GoroutineIndex goroutine = choice.actor.index();
    if (m_jobs[goroutine].processor == nowhere) {
        // Somebody else decided: it takes the place of who would move next.
        std::uint32_t place = placeFor(goroutine);
        if (place == nowhere) {
            place = soonest();
            const GoroutineIndex displaced = m_processors[place].running;
            leave(place, std::max(m_processors[place].freeAt, m_now));
            enqueue(displaced, m_processors[place].freeAt);
        }
        assign(goroutine, place, startOn(m_processors[place], m_jobs[goroutine]), machine);
    }
    m_now = effectTime(m_processors[m_jobs[goroutine].processor]);
    return m_now / perNanosecond;
}

void TimedStrategy::leave(std::uint32_t processor, Time at) {
    Processor& place = m_processors[processor];
    Job& job = m_jobs[place.running];
    job.running += at - std::min(at, place.since);
    job.processor = nowhere;
    place.running = noGoroutine;
    place.freeAt = at;
}

TimedStrategy::Time TimedStrategy::use(std::uint32_t processor) {
    const About& about = m_processors[processor].about;
    if (about.isPrivate) return m_now;
    Time cost = m_costs[about.cost];
    if (about.line.object != 0) {
        Line& line = m_lines[about.line];
        if (line.user != nowhere && line.user != processor)
            cost = m_costs[Cost::Contended] + (about.cost == Cost::Atomic ? 0 : cost);
        line = {m_now + cost, processor};
    }
    return m_now + cost;
}

/// Queues who became ready by the last move, in the order in which they did; the mover pays for waking them.
void TimedStrategy::noteReady(const Machine& machine, GoroutineIndex mover, bool byClock) {
    m_woken.clear();
    for (std::uint32_t index = machine.lastReady(); index != machine::noLink;
         index = machine.goroutine(index).previous) {
        if (machine.goroutine(index).readyStamp <= m_seenStamp) break;
        m_woken.push_back(index);
    }
    if (!m_woken.empty()) m_seenStamp = machine.goroutine(m_woken.front()).readyStamp;
    std::ranges::reverse(m_woken);
    for (const GoroutineIndex woken : m_woken) {
        const bool isNew = woken >= m_jobs.size();
        if (isNew) m_jobs.resize(woken + std::size_t{1}, Job{.born = m_end});
        if (woken == mover) continue;
        if (!isNew && !byClock) m_end += m_costs[Cost::Wake];
        enqueue(woken, m_end);
    }
}

/// After an operation that was done at `at`: its processor goes on with private work, or takes somebody else.
void TimedStrategy::afterOperation(std::uint32_t processor, Time at, const Machine& machine) {
    Processor& place = m_processors[processor];
    const GoroutineIndex mover = place.running;
    const bool yields = place.about.yields && !place.about.isPrivate;
    place.freeAt = at + owed(mover, machine);
    if (!isReady(mover, machine)) {
        const machine::Status status = machine.goroutine(mover).status;
        leave(processor, place.freeAt + m_costs[Cost::Park]);
        if (status == machine::Status::Done || status == machine::Status::Crashed) m_jobs[mover].ended = place.freeAt;
        return;
    }
    const bool othersWait = !m_queue.empty() && m_jobs[m_queue.front()].readyAt <= place.freeAt;
    if (yields || (othersWait && place.freeAt - place.sliceStart >= slice)) {
        leave(processor, place.freeAt + m_costs[Cost::Park]);
        enqueue(mover, place.freeAt);
    }
}

/// Under the wake policy any: who cannot go on makes room; else those who look at their next operation.
void TimedStrategy::leaveStuck(const Machine& machine) {
    for (std::uint32_t i = 0; i < m_processors.size(); ++i) {
        Processor& place = m_processors[i];
        if (place.running == noGoroutine) continue;
        if (canMove(place.running, machine)) {
            look(place, machine);
            continue;
        }
        const GoroutineIndex stuck = place.running;
        leave(i, std::max(place.freeAt, m_now) + m_costs[Cost::Park]);
        if (isReady(stuck, machine)) enqueue(stuck, place.freeAt);
    }
}

void TimedStrategy::made(Choice choice, const Machine& machine) {
    start(machine);
    const bool byClock = !choice.actor.isGoroutine();
    const GoroutineIndex mover = byClock ? noGoroutine : choice.actor.index();
    const std::uint32_t processor = byClock ? nowhere : m_jobs[mover].processor;
    m_end = byClock ? m_now : use(processor);
    noteReady(machine, mover, byClock);
    if (machine.isOver()) return;
    if (!byClock) afterOperation(processor, m_end, machine);
    leaveStuck(machine);
    dispatch(machine);
}

std::optional<Timing> TimedStrategy::timing() const {
    Timing timing{.duration = m_end / perNanosecond,
                  .processors = static_cast<std::uint32_t>(m_processors.size()),
                  .table = m_costs.label(),
                  .goroutines = {}};
    for (const Job& job : m_jobs) {
        Time running = job.running;
        Time ready = job.ready;
        if (job.processor != nowhere) running += std::max<Time>(0, m_end - m_processors[job.processor].since);
        if (job.isQueued) ready += std::max<Time>(0, m_end - job.readyAt);
        const Time life = std::max<Time>(0, (job.ended < 0 ? m_end : job.ended) - job.born);
        timing.goroutines.push_back({.running = running / perNanosecond,
                                     .ready = ready / perNanosecond,
                                     .blocked = std::max<Time>(0, life - running - ready) / perNanosecond});
    }
    return timing;
}

} // namespace lockstep::scheduler
