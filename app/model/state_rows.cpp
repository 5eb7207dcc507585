#include "app/model/state_rows.h"

#include "app/model/user_position.h"
#include "engine/view/caption.h"
#include "engine/view/state_text.h"

#include <QStringList>

#include <algorithm>

namespace lockstep::app {
namespace {

QString glyphOf(const machine::GoroutineState& state) {
    switch (state.activity) {
    case machine::Activity::Ready: return QStringLiteral("▷");
    case machine::Activity::Blocked: return QStringLiteral("▨");
    case machine::Activity::Sleeping: return QStringLiteral("☾");
    case machine::Activity::Done: return QStringLiteral("■");
    case machine::Activity::Panicked: return QStringLiteral("✖");
    }
    return {};
}

StateRow::Kind sectionOf(machine::PrimitiveKind kind) {
    switch (kind) {
    case machine::PrimitiveKind::Mutex:
    case machine::PrimitiveKind::Once:
    case machine::PrimitiveKind::RWMutex: return StateRow::Locks;
    case machine::PrimitiveKind::TaskGroup:
    case machine::PrimitiveKind::WaitGroup: return StateRow::Groups;
    case machine::PrimitiveKind::Cond:
    case machine::PrimitiveKind::Semaphore:
    case machine::PrimitiveKind::Flights:
    case machine::PrimitiveKind::Pool:
    case machine::PrimitiveKind::Map: return StateRow::Others;
    case machine::PrimitiveKind::Channel: return StateRow::Channels;
    }
    return StateRow::Locks;
}

QString typeOf(machine::PrimitiveKind kind) {
    switch (kind) {
    case machine::PrimitiveKind::Mutex: return QStringLiteral("Mutex");
    case machine::PrimitiveKind::RWMutex: return QStringLiteral("RWMutex");
    case machine::PrimitiveKind::WaitGroup: return QStringLiteral("WaitGroup");
    case machine::PrimitiveKind::TaskGroup: return QStringLiteral("errgroup");
    case machine::PrimitiveKind::Once: return QStringLiteral("Once");
    case machine::PrimitiveKind::Cond: return QStringLiteral("Cond");
    case machine::PrimitiveKind::Pool: return QStringLiteral("Pool");
    case machine::PrimitiveKind::Map: return QStringLiteral("Map");
    case machine::PrimitiveKind::Semaphore: return QStringLiteral("semaphore");
    case machine::PrimitiveKind::Flights: return QStringLiteral("singleflight");
    case machine::PrimitiveKind::Channel: break;
    }
    return {};
}

/// What a primitive shows beside its name: how much it counts, or what is in it.
QString valueOf(const machine::PrimitiveState& primitive, history::Language language) {
    switch (primitive.kind) {
    case machine::PrimitiveKind::TaskGroup: return QString::fromStdString(view::taskGroupText(primitive, language));
    case machine::PrimitiveKind::Semaphore: return QString::fromStdString(view::semaphoreText(primitive, language));
    case machine::PrimitiveKind::Flights: return QString::fromStdString(view::flightsText(primitive, language));
    case machine::PrimitiveKind::Map: break;
    default: return QString::number(primitive.counter);
    }
    QStringList entries;
    for (const machine::PrimitiveEntry& entry : primitive.entries)
        entries.push_back(QString::fromStdString(entry.key + ": " + entry.value));
    return entries.join(QStringLiteral(", "));
}

} // namespace

std::vector<StateRow> StateRows::build() && {
    for (const machine::GoroutineState& state : m_moment.snapshot.goroutines) {
        m_waitingSince.resize(std::max<std::size_t>(m_waitingSince.size(), state.index + 1U));
        m_waitingSince[state.index] = state.waitingSinceStep;
    }
    addVariables();
    addPrimitives();
    addTimers();
    addContexts();
    addGoroutines();
    return std::move(m_rows);
}

history::EventIndex StateRows::eventsSoFar() const {
    if (m_moment.step >= m_history.stepCount()) return static_cast<history::EventIndex>(m_history.events().size());
    return m_history.steps()[m_moment.step];
}

Tag StateRows::tagOf(history::GoroutineIndex goroutine) const {
    if (goroutine >= m_history.goroutines().size()) return {};
    return {QString::fromStdString(m_history.goroutines()[goroutine].name), static_cast<int>(goroutine)};
}

history::ObjectIndex StateRows::objectOf(const history::ObjectRef& ref) const {
    const auto objects = m_history.objects();
    for (std::size_t i = 0; i < objects.size(); ++i) {
        const history::ObjectInfo& info = objects[i];
        const bool same = ref.global != history::none
                              ? info.global == ref.global
                              : info.global == history::none && info.allocator == ref.allocator &&
                                    info.allocationOrder == ref.allocationOrder;
        if (same) return static_cast<history::ObjectIndex>(i);
    }
    return history::none;
}

Tag StateRows::waiterTag(history::GoroutineIndex goroutine) const {
    Tag tag = tagOf(goroutine);
    if (goroutine < m_waitingSince.size() && m_waitingSince[goroutine] > 0)
        tag.name += u' ' + QString::fromStdString(view::sinceText(m_waitingSince[goroutine], m_language));
    return tag;
}

void StateRows::addSection(StateRow::Kind kind) {
    StateRow row;
    row.kind = kind;
    row.path = QStringLiteral("section%1").arg(static_cast<int>(kind));
    m_rows.push_back(std::move(row));
}

void StateRows::addParts(const machine::Value& value, const QString& path, int depth, int goroutine) {
    if (!m_open.contains(path)) return;
    for (const auto& [name, part] : value.parts) {
        StateRow row;
        row.kind = StateRow::Local;
        row.depth = depth;
        row.goroutine = goroutine;
        row.path = path + u'.' + QString::fromStdString(name);
        row.name = QString::fromStdString(name);
        row.type = QString::fromStdString(part.type);
        row.value = QString::fromStdString(part.text);
        row.openable = !part.parts.empty();
        row.open = m_open.contains(row.path);
        m_rows.push_back(row);
        addParts(part, row.path, depth + 1, goroutine);
    }
}

StateRow StateRows::rowOf(const machine::Variable& variable, const QString& path, int depth) const {
    StateRow row;
    row.depth = depth;
    row.path = path;
    row.name = QString::fromStdString(variable.name);
    row.type = QString::fromStdString(variable.value.type);
    row.value = QString::fromStdString(variable.value.text);
    row.openable = !variable.value.parts.empty();
    row.open = m_open.contains(path);
    return row;
}

void StateRows::noteLastStore(StateRow& row, const machine::Variable& variable) const {
    const history::ObjectIndex object = objectOf(variable.object);
    if (object == history::none) return;
    const auto events = m_history.events().first(eventsSoFar());
    for (std::size_t i = events.size(); i-- > 0;) {
        if (!history::writesMemory(events[i]) || events[i].object != object) continue;
        const auto event = static_cast<history::EventIndex>(i);
        row.since = static_cast<int>(m_history.stepOf(event));
        row.changed = m_moment.step > 0 && row.since == static_cast<int>(m_moment.step);
        if (events[i].actor.isGoroutine()) row.holders = {tagOf(events[i].actor.index())};
        const view::Box* box = m_run.scene->boxOf(event);
        if (box && (box->flags & view::OverwritingBox) != 0) row.note = QStringLiteral("lost");
        return;
    }
}

void StateRows::addVariables() {
    if (m_moment.snapshot.globals.empty()) return;
    addSection(StateRow::Variables);
    for (const machine::Variable& variable : m_moment.snapshot.globals) {
        const QString path = QStringLiteral("global.") + QString::fromStdString(variable.name);
        StateRow row = rowOf(variable, path, 0);
        noteLastStore(row, variable);
        m_rows.push_back(std::move(row));
        addParts(variable.value, path, 1, -2);
    }
}

void StateRows::noteHolders(StateRow& row, const machine::PrimitiveState& primitive) const {
    const history::EventIndex count = eventsSoFar();
    const history::Place place{objectOf(primitive.object), primitive.offset};
    if (count > 0 && !place.isNone()) {
        for (const analysis::Hold& hold : m_run.scene->ownership().holdersAfter(place, count - 1)) {
            row.holders.push_back(tagOf(hold.owner));
            row.reading = hold.reading;
            if (row.since == 0) row.since = static_cast<int>(m_history.stepOf(hold.acquired));
        }
    }
    if (row.holders.empty() && primitive.locked && primitive.owner != history::noGoroutine)
        row.holders.push_back(tagOf(primitive.owner));
    row.changed = row.since > 0 && row.since == static_cast<int>(m_moment.step);
}

void StateRows::noteChannel(StateRow& row, const machine::ChannelState& channel) const {
    constexpr std::uint32_t mostCells = 12;
    for (const std::string& cell : channel.cells) row.cells.push_back(QString::fromStdString(cell));
    const std::uint32_t shown = std::min(channel.capacity, mostCells);
    while (static_cast<std::uint32_t>(row.cells.size()) < shown) row.cells.push_back({});
    if (channel.capacity > 0) row.value = QStringLiteral("%1 / %2").arg(channel.count).arg(channel.capacity);
    if (channel.closed) row.note = QStringLiteral("closed");
    for (const machine::ChannelWaiter& sender : channel.senders) {
        row.holders.push_back(waiterTag(sender.goroutine));
        if (!sender.value.empty())
            row.holders.back().name += QStringLiteral(" → ") + QString::fromStdString(sender.value);
    }
    for (const machine::ChannelWaiter& receiver : channel.receivers)
        row.waiters.push_back(waiterTag(receiver.goroutine));
}

void StateRows::addPrimitive(const machine::PrimitiveState& primitive, StateRow::Kind section) {
    StateRow row;
    row.name = QString::fromStdString(primitive.name);
    row.path = QStringLiteral("primitive.") + row.name;
    // A channel tells senders and receivers apart itself.
    if (primitive.kind != machine::PrimitiveKind::Channel)
        for (const history::GoroutineIndex waiter : primitive.waiters) row.waiters.push_back(waiterTag(waiter));
    if (primitive.kind == machine::PrimitiveKind::Once) {
        row.kind = StateRow::Group;
        row.type = typeOf(primitive.kind);
        row.value = QString::fromStdString(view::onceText(primitive, m_language));
        if (primitive.locked && !primitive.done) noteHolders(row, primitive);
    } else if (section == StateRow::Locks) {
        row.kind = StateRow::Lock;
        row.type = typeOf(primitive.kind);
        noteHolders(row, primitive);
    } else if (section == StateRow::Groups || section == StateRow::Others) {
        row.kind = StateRow::Group;
        row.type = typeOf(primitive.kind);
        row.value = valueOf(primitive, m_language);
    } else {
        row.kind = StateRow::Channel;
        row.type = primitive.channel.capacity == 0 ? QStringLiteral("unbuffered") : QString();
        noteChannel(row, primitive.channel);
    }
    if (primitive.starving) row.note = QStringLiteral("starving");
    if (primitive.writerPending) row.note = QStringLiteral("writer");
    m_rows.push_back(std::move(row));
}

void StateRows::addPrimitives() {
    for (const StateRow::Kind section : {StateRow::Locks, StateRow::Groups, StateRow::Others, StateRow::Channels}) {
        bool first = true;
        for (const machine::PrimitiveState& primitive : m_moment.snapshot.primitives) {
            if (sectionOf(primitive.kind) != section) continue;
            if (std::exchange(first, false)) addSection(section);
            addPrimitive(primitive, section);
        }
    }
}

void StateRows::addTimers() {
    if (m_moment.snapshot.timers.empty()) return;
    addSection(StateRow::Timers);
    for (const machine::TimerState& timer : m_moment.snapshot.timers) {
        StateRow row;
        row.kind = StateRow::Timer;
        row.name = QString::fromStdString(timer.name);
        row.path = QStringLiteral("timer%1").arg(m_rows.size());
        row.value = QString::fromStdString(view::timerText(timer, m_language));
        if (timer.sleeper != history::noGoroutine) row.holders = {tagOf(timer.sleeper)};
        m_rows.push_back(std::move(row));
    }
}

void StateRows::addContexts() {
    if (m_moment.snapshot.contexts.empty()) return;
    addSection(StateRow::Contexts);
    for (const machine::ContextState& context : m_moment.snapshot.contexts) {
        StateRow row;
        row.kind = StateRow::Context;
        row.depth = static_cast<int>(context.depth);
        row.name = QString::fromStdString(context.name);
        row.path = QStringLiteral("context.") + row.name;
        row.type = QString::fromStdString(context.derived);
        row.value = QString::fromStdString(view::contextText(context, m_language));
        m_rows.push_back(std::move(row));
    }
}

void StateRows::addCases(const machine::GoroutineState& state, const QString& path) {
    for (const machine::SelectCase& one : state.cases) {
        StateRow row;
        row.kind = StateRow::Case;
        row.depth = 1;
        row.goroutine = static_cast<int>(state.index);
        row.name = QString::number(one.number);
        row.path = path + QStringLiteral(".case") + row.name;
        row.value = QString::fromStdString(view::caseText(one, m_language));
        m_rows.push_back(std::move(row));
    }
}

void StateRows::addLocals(const machine::GoroutineState& state, const QString& path) {
    std::size_t frame = 0;
    if (userPosition(m_history.program(), state, &frame).line == 0) return;
    for (const machine::Variable& variable : state.frames[frame].locals) {
        const QString inner = path + u'.' + QString::fromStdString(variable.name);
        StateRow row = rowOf(variable, inner, 1);
        row.kind = StateRow::Local;
        row.goroutine = static_cast<int>(state.index);
        m_rows.push_back(std::move(row));
        addParts(variable.value, inner, 2, static_cast<int>(state.index));
    }
}

void StateRows::addGoroutines() {
    addSection(StateRow::Goroutines);
    for (const machine::GoroutineState& state : m_moment.snapshot.goroutines) {
        StateRow row;
        row.kind = StateRow::Goroutine;
        row.goroutine = static_cast<int>(state.index);
        row.name = QString::fromStdString(state.name);
        row.path = QStringLiteral("goroutine.") + row.name;
        row.glyph = glyphOf(state);
        row.type = QString::fromStdString(view::stateName(state.activity, m_language));
        const bool waits =
            state.activity == machine::Activity::Blocked || state.activity == machine::Activity::Sleeping;
        if (waits && state.waitingSinceStep > 0)
            row.type += u' ' + QString::fromStdString(view::sinceText(state.waitingSinceStep, m_language));
        const bool hasEnded =
            state.activity == machine::Activity::Done || state.activity == machine::Activity::Panicked;
        if (state.next.exists && !hasEnded) row.value = QString::fromStdString(view::chipLabel(state.next, m_language));
        std::size_t frame = 0;
        const program::SourcePosition position = userPosition(m_history.program(), state, &frame);
        if (position.line > 0 && state.next.exists) {
            std::string name = state.frames[frame].name;
            if (name.starts_with("main.")) name.erase(0, 5);
            row.note = QStringLiteral("%1:%2").arg(QString::fromStdString(name)).arg(position.line);
        }
        row.since = static_cast<int>(state.waitingSinceStep);
        row.openable = position.line > 0 && !state.frames[frame].locals.empty();
        // A few goroutines show their locals at once; of many only those that are opened do.
        const bool few = m_moment.snapshot.goroutines.size() <= 4;
        row.open = row.openable && m_open.contains(row.path) != few;
        const bool open = row.open;
        const QString path = row.path;
        m_rows.push_back(std::move(row));
        addCases(state, path);
        if (open) addLocals(state, path);
    }
}

} // namespace lockstep::app
