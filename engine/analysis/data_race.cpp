#include "engine/analysis/data_race.h"

#include "engine/analysis/wording.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <utility>

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

/// Where else the variable is accessed without order: "Likewise the accesses at main.go:20:3." Empty: nowhere.
std::string elsewhereText(std::span<const std::string> places, Language language) {
    if (places.empty()) return {};
    const std::string list = joinList(places, language);
    return language == Language::Chinese ? fmt::format("{} 处的访问也是如此。", list)
                                         : fmt::format(" Likewise the accesses at {}.", list);
}

/// Pre: races of one variable, in order of the second access.
Finding findingOf(const History& history, std::span<const DataRace> races) {
    const DataRace& first = races.front();
    Finding finding;
    finding.kind = FindingKind::DataRace;
    finding.object = history.objectName(history.events()[first.second]);
    finding.title = {"Data race on " + finding.object, finding.object + " 上的数据竞争"};
    std::vector<std::string> places; // the first race's come first
    const auto add = [](auto& all, const auto& one) {
        if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
    };
    for (const DataRace& race : races) {
        for (const EventIndex index : {race.first, race.second}) {
            add(finding.goroutines, history.events()[index].actor.index());
            add(places, history.positionText(history.events()[index]));
        }
        if (finding.positions.empty()) finding.positions = places;
    }
    const auto elsewhere = std::span<const std::string>(places).subspan(finding.positions.size());
    const auto say = [&](Language language) {
        const std::string one = accessText(history, first.first, language);
        const std::string other = accessText(history, first.second, language);
        const std::string rest = elsewhereText(elsewhere, language);
        if (language == Language::Chinese)
            return fmt::format("对 {} 的两次访问没有先后约束：{}，{}。没有锁、等待组或其他同步使其中一次先行发生。{}",
                               finding.object, one, other, rest);
        return fmt::format(
            "Nothing orders two accesses of {}: {}, and {}. No lock, wait group or other synchronisation "
            "makes one happen before the other.{}",
            finding.object, one, other, rest);
    };
    finding.message = {say(Language::English), say(Language::Chinese)};
    finding.occurrences.push_back({{{Part::First, first.first}, {Part::Second, first.second}}, first.second});
    return finding;
}

} // namespace

void DataRaceDetector::report(const History& history, std::vector<Finding>& findings) const {
    using Sites = std::pair<program::CodeIndex, program::CodeIndex>;
    struct Group {
        std::set<Sites> sites;
        std::vector<DataRace> races; ///< the first of each pair of sites
    };
    std::map<history::Place, std::size_t> groupOf;
    std::vector<Group> groups; // in order of the first race
    for (const DataRace& race : m_races) {
        const Event& one = history.events()[race.first];
        const Event& other = history.events()[race.second];
        const auto [entry, isNew] = groupOf.try_emplace(other.place(), groups.size());
        if (isNew) groups.emplace_back();
        Group& group = groups[entry->second];
        if (group.sites.emplace(std::min(one.site, other.site), std::max(one.site, other.site)).second)
            group.races.push_back(race);
    }
    for (const Group& group : groups) findings.push_back(findingOf(history, group.races));
}

} // namespace lockstep::analysis
