#include "engine/analysis/lost_update.h"

#include "engine/analysis/wording.h"
#include "engine/history/value_text.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <tuple>

namespace lockstep::analysis {

using history::Event;
using history::Language;
using history::none;

namespace {

/// Whether the event is about exactly the bytes at its place. Maps, and appends, are recorded as one access of the
/// whole.
bool isExact(const program::Program& program, program::CodeIndex site) {
    using program::Opcode;
    switch (program.code[site].op) {
    case Opcode::MapGet:
    case Opcode::MapSet:
    case Opcode::MapDelete:
    case Opcode::MapLen:
    case Opcode::MapClear:
    case Opcode::MapIterate:
    case Opcode::MapNext:
    case Opcode::Append:
    case Opcode::AppendValue:
    case Opcode::AppendString:
    case Opcode::CopySlice:
    case Opcode::CopyString:
    case Opcode::StringFromBytes:
    case Opcode::StringFromRunes: return false;
    default: return true;
    }
}

} // namespace

// -- finding

void LostUpdateDetector::push(const History& history, EventIndex index) {
    if (m_program != history.sharedProgram()) {
        m_program = history.sharedProgram();
        m_flow = std::make_unique<DataFlow>(*m_program);
    }
    const Event& event = history.events()[index];
    Undo undo;
    const bool isAccess = history::accessesMemory(event);
    if (isAccess && event.object != none && event.actor.isGoroutine() && isExact(*m_program, event.site)) {
        // What reads and writes in one builds on nothing older.
        if (history::writesMemory(event))
            pushStore(event, index, undo);
        else
            pushLoad(event, index, undo);
    }
    m_undo.push_back(undo);
}

LostUpdateDetector::Reader& LostUpdateDetector::readerOf(Variable& variable, GoroutineIndex goroutine) {
    for (Reader& reader : variable.readers)
        if (reader.goroutine == goroutine) return reader;
    variable.readers.push_back({goroutine, none, {}});
    return variable.readers.back();
}

void LostUpdateDetector::pushLoad(const Event& event, EventIndex index, Undo& undo) {
    Reader& reader = readerOf(m_variables[event.place()], event.actor.index());
    undo.kind = Undo::Kind::Load;
    undo.place = event.place();
    undo.goroutine = reader.goroutine;
    const auto found = std::find_if(reader.loads.begin(), reader.loads.end(),
                                    [&](const LastLoad& load) { return load.site == event.site; });
    const LastLoad load{event.site, index, event.stack, none};
    undo.slot = static_cast<std::size_t>(found - reader.loads.begin());
    if (found == reader.loads.end()) {
        undo.addedLoad = true;
        reader.loads.push_back(load);
    } else {
        undo.load = *found;
        *found = load;
    }
}

std::size_t LostUpdateDetector::feedingLoad(const Reader& reader, const Event& store) {
    std::size_t newest = reader.loads.size();
    for (std::size_t i = 0; i < reader.loads.size(); ++i) {
        const LastLoad& load = reader.loads[i];
        if (!m_flow->feeds(load.site, store.site)) continue;
        if (newest != reader.loads.size() && reader.loads[newest].event > load.event) continue;
        // Within one function the value stays within one call of it.
        const bool sameFunction = m_program->functionAt(load.site) == m_program->functionAt(store.site);
        if (sameFunction && load.stack != store.stack) continue;
        // Coming to the same store again means a new value, unless a loop leads there without a new load.
        if (load.usedBy == store.site && !m_flow->repeatsWithout(store.site, load.site)) continue;
        newest = i;
    }
    return newest;
}

void LostUpdateDetector::pushStore(const Event& event, EventIndex index, Undo& undo) {
    Variable& variable = m_variables[event.place()];
    Reader& reader = readerOf(variable, event.actor.index());
    undo.kind = Undo::Kind::Store;
    undo.place = event.place();
    undo.goroutine = reader.goroutine;
    undo.lastStore = reader.lastStore;
    undo.slot = history::readsMemory(event) ? reader.loads.size() : feedingLoad(reader, event);
    if (undo.slot < reader.loads.size()) {
        LastLoad& load = reader.loads[undo.slot];
        undo.load = load;
        load.usedBy = event.site;
        noteLost(variable, reader, load.event, index, undo);
    }
    variable.stores.push_back({index, reader.goroutine});
    reader.lastStore = index;
}

void LostUpdateDetector::noteLost(const Variable& variable, const Reader& reader, EventIndex load, EventIndex store,
                                  Undo& undo) {
    // What its own last store overwrote was lost then, not now.
    const EventIndex since = reader.lastStore == none ? load : std::max(load, reader.lastStore);
    LostUpdate lost{load, store, {}};
    for (auto write = variable.stores.rbegin(); write != variable.stores.rend() && write->event > since; ++write)
        if (write->goroutine != reader.goroutine) lost.overwritten.push_back(write->event);
    if (lost.overwritten.empty()) return;
    std::reverse(lost.overwritten.begin(), lost.overwritten.end());
    m_lost.push_back(std::move(lost));
    undo.foundLost = true;
}

void LostUpdateDetector::pop() {
    const Undo undo = m_undo.back();
    m_undo.pop_back();
    if (undo.kind == Undo::Kind::Nothing) return;
    Variable& variable = m_variables[undo.place];
    Reader& reader = readerOf(variable, undo.goroutine);
    if (undo.kind == Undo::Kind::Load) {
        if (undo.addedLoad)
            reader.loads.pop_back();
        else
            reader.loads[undo.slot] = undo.load;
        return;
    }
    variable.stores.pop_back();
    reader.lastStore = undo.lastStore;
    if (undo.slot < reader.loads.size()) reader.loads[undo.slot] = undo.load;
    if (undo.foundLost) m_lost.pop_back();
}

std::vector<LostUpdate> findLostUpdates(const History& history) {
    LostUpdateDetector detector;
    for (EventIndex event = 0; event < history.events().size(); ++event) detector.push(history, event);
    return {detector.lostUpdates().begin(), detector.lostUpdates().end()};
}

// -- telling

namespace {

constexpr std::size_t toldInFull = 3;

struct Actors {
    std::vector<std::string> names;
    std::vector<std::uint32_t> steps;
    std::vector<std::string> values;
};

Actors overwrittenBy(const History& history, const LostUpdate& lost) {
    Actors actors;
    for (const EventIndex index : lost.overwritten) {
        const Event& event = history.events()[index];
        const std::string& name = history.actorName(event.actor);
        if (std::find(actors.names.begin(), actors.names.end(), name) == actors.names.end())
            actors.names.push_back(name);
        actors.steps.push_back(history.stepOf(index));
        actors.values.push_back(history::storedText(history, event));
    }
    return actors;
}

/// "G1 loaded x = 0 at step 3. G2 stored 1 and 2 (steps 5 and 7). At step 8 G1 stored 1 over them, ..."
std::string tell(const History& history, const LostUpdate& lost, std::string_view object, Language language) {
    const Event& load = history.events()[lost.load];
    const Event& store = history.events()[lost.store];
    const Actors others = overwrittenBy(history, lost);
    const std::string& who = history.actorName(store.actor);
    const std::string names = joinList(others.names, language);
    const std::string values = joinList(others.values, language);
    const std::string steps = stepList(others.steps, language);
    const std::string read = history::loadedText(history, load);
    const std::string wrote = history::storedText(history, store);
    const std::uint32_t loadStep = history.stepOf(lost.load);
    const std::uint32_t storeStep = history.stepOf(lost.store);
    if (language == Language::Chinese)
        return fmt::format(
            "{} 在第 {} 步读到 {} = {}。之后 {} 在{}写入 {}。第 {} 步 {} 由旧值算出 {} 并写入 {}：{} 次更新丢失。", who,
            loadStep, object, read, names, steps, values, storeStep, who, wrote, object, lost.overwritten.size());
    return fmt::format(
        "{} loaded {} = {} at step {}. After that {} stored {} ({}). At step {} {} stored {}, made from the "
        "old value: {} vanished.",
        who, object, read, loadStep, names, values, steps, storeStep, who, wrote,
        counted(lost.overwritten.size(), "update", "updates"));
}

std::string tellAll(const History& history, std::span<const LostUpdate* const> group, std::uint64_t vanished,
                    std::string_view object, Language language) {
    const bool chinese = language == Language::Chinese;
    std::string message;
    const std::size_t told = group.size() <= toldInFull ? group.size() : 1;
    for (std::size_t i = 0; i < told; ++i) {
        if (i > 0 && !chinese) message += " ";
        message += tell(history, *group[i], object, language);
    }
    if (group.size() == 1) return message;
    if (chinese) return message + fmt::format("总共：{} 次写入覆盖了 {} 次更新。", group.size(), vanished);
    return message +
           fmt::format(" In all, {} stores overwrote {}.", group.size(), counted(vanished, "update", "updates"));
}

void addOnce(std::vector<std::string>& list, std::string entry) {
    if (std::find(list.begin(), list.end(), entry) == list.end()) list.push_back(std::move(entry));
}

void addOnce(std::vector<GoroutineIndex>& list, GoroutineIndex entry) {
    if (std::find(list.begin(), list.end(), entry) == list.end()) list.push_back(entry);
}

Occurrence occurrenceOf(const LostUpdate& lost) {
    Occurrence occurrence;
    occurrence.events.push_back({Part::StaleLoad, lost.load});
    for (const EventIndex event : lost.overwritten) occurrence.events.push_back({Part::Overwritten, event});
    occurrence.events.push_back({Part::Overwriting, lost.store});
    occurrence.focus = lost.store;
    return occurrence;
}

Finding findingOf(const History& history, std::span<const LostUpdate* const> group) {
    const LostUpdate& first = *group.front();
    Finding finding;
    finding.kind = FindingKind::LostUpdate;
    finding.object = history.objectName(history.events()[first.store]);
    finding.title = {"Lost update on " + finding.object, finding.object + " 上丢失的更新"};
    for (const LostUpdate* lost : group) {
        finding.occurrences.push_back(occurrenceOf(*lost));
        finding.lostStores += lost->overwritten.size();
        addOnce(finding.goroutines, history.events()[lost->store].actor.index());
        for (const EventIndex event : lost->overwritten) {
            addOnce(finding.goroutines, history.events()[event].actor.index());
            if (lost == &first) finding.values.push_back(history::storedText(history, history.events()[event]));
        }
    }
    for (const FindingEvent& part : finding.first().events)
        addOnce(finding.positions, history.positionText(history.events()[part.event]));
    finding.message.en = tellAll(history, group, finding.lostStores, finding.object, Language::English);
    finding.message.zh = tellAll(history, group, finding.lostStores, finding.object, Language::Chinese);
    return finding;
}

} // namespace

void LostUpdateDetector::report(const History& history, std::vector<Finding>& findings) const {
    using Key = std::tuple<history::Place, program::CodeIndex, program::CodeIndex>;
    std::map<Key, std::size_t> groupOf;
    std::vector<std::vector<const LostUpdate*>> groups; // in order of the first occurrence
    for (const LostUpdate& lost : m_lost) {
        const Event& store = history.events()[lost.store];
        const Event& other = history.events()[lost.overwritten.front()];
        const auto [entry, isNew] = groupOf.try_emplace({store.place(), store.site, other.site}, groups.size());
        if (isNew) groups.emplace_back();
        groups[entry->second].push_back(&lost);
    }
    for (const auto& group : groups) findings.push_back(findingOf(history, group));
}

} // namespace lockstep::analysis
