#include "engine/analysis/data_race.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <tuple>

namespace lockstep::analysis {

using history::Event;
using history::Flag;
using history::Language;
using history::none;

void DataRaceDetector::compare(const Access& earlier, const Access& later) {
    if (earlier.event == none || earlier.epoch.goroutine == later.epoch.goroutine) return;
    if (earlier.atomic && later.atomic) return;
    if (!m_order.isBeforeNow(earlier.epoch, later.epoch.goroutine)) m_races.push_back({earlier.event, later.event});
}

void DataRaceDetector::push(const History& history, EventIndex index) {
    m_order.push(history, index);
    const Event& event = history.events()[index];
    Undo undo;
    undo.races = m_races.size();
    if (history::accessesMemory(event) && event.object != none && event.actor.isGoroutine()) {
        Variable& variable = m_variables[event.place()];
        undo.touched = true;
        undo.place = event.place();
        undo.before = variable;
        const Access access{index, m_order.epochOf(index), event.has(Flag::Atomic)};
        compare(variable.store, access);
        if (history::writesMemory(event)) {
            for (const Access& load : variable.loads) compare(load, access);
            variable.store = access;
            variable.loads.clear();
        } else {
            const auto mine = std::find_if(variable.loads.begin(), variable.loads.end(), [&](const Access& load) {
                return load.epoch.goroutine == access.epoch.goroutine;
            });
            if (mine == variable.loads.end())
                variable.loads.push_back(access);
            else
                *mine = access;
        }
    }
    m_undo.push_back(std::move(undo));
}

void DataRaceDetector::pop() {
    m_order.pop();
    Undo undo = std::move(m_undo.back());
    m_undo.pop_back();
    m_races.resize(undo.races);
    if (undo.touched) m_variables[undo.place] = std::move(undo.before);
}

namespace {

std::string accessText(const History& history, EventIndex index, Language language) {
    const Event& event = history.events()[index];
    const bool isStore = history::writesMemory(event);
    const std::string& who = history.actorName(event.actor);
    const std::uint32_t step = history.stepOf(index);
    if (language == Language::Chinese)
        return fmt::format("{} 在第 {} 步{}（{}）", who, step, isStore ? "写" : "读", history.positionText(event));
    return fmt::format("{} {} it at step {} ({})", who, isStore ? "stores" : "loads", step,
                       history.positionText(event));
}

Finding findingOf(const History& history, std::span<const DataRace> races) {
    const DataRace& first = races.front();
    Finding finding;
    finding.kind = FindingKind::DataRace;
    finding.object = history.objectName(history.events()[first.second]);
    finding.title = {"Data race on " + finding.object, finding.object + " 上的数据竞争"};
    const auto say = [&](Language language) {
        const std::string one = accessText(history, first.first, language);
        const std::string other = accessText(history, first.second, language);
        if (language == Language::Chinese)
            return fmt::format("对 {} 的两次访问没有先后约束：{}，{}。没有锁、等待组或其他同步使其中一次先行发生。",
                               finding.object, one, other);
        return fmt::format(
            "Nothing orders two accesses of {}: {}, and {}. No lock, wait group or other synchronisation "
            "makes one happen before the other.",
            finding.object, one, other);
    };
    finding.message = {say(Language::English), say(Language::Chinese)};
    for (const DataRace& race : races) {
        finding.occurrences.push_back({{{Part::First, race.first}, {Part::Second, race.second}}, race.second});
        for (const EventIndex event : {race.first, race.second}) {
            const GoroutineIndex who = history.events()[event].actor.index();
            if (std::find(finding.goroutines.begin(), finding.goroutines.end(), who) == finding.goroutines.end())
                finding.goroutines.push_back(who);
        }
    }
    finding.positions = {history.positionText(history.events()[first.first])};
    const std::string second = history.positionText(history.events()[first.second]);
    if (second != finding.positions.front()) finding.positions.push_back(second);
    return finding;
}

} // namespace

void DataRaceDetector::report(const History& history, std::vector<Finding>& findings) const {
    using Key = std::tuple<history::Place, program::CodeIndex, program::CodeIndex>;
    std::map<Key, std::size_t> groupOf;
    std::vector<std::vector<DataRace>> groups; // in order of the first occurrence
    for (const DataRace& race : m_races) {
        const Event& one = history.events()[race.first];
        const Event& other = history.events()[race.second];
        const auto [entry, isNew] = groupOf.try_emplace(
            {other.place(), std::min(one.site, other.site), std::max(one.site, other.site)}, groups.size());
        if (isNew) groups.emplace_back();
        groups[entry->second].push_back(race);
    }
    for (const auto& group : groups) findings.push_back(findingOf(history, group));
}

} // namespace lockstep::analysis
