#include "engine/analysis/deadlock.h"

#include "engine/analysis/wording.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace lockstep::analysis {
namespace {

using history::Event;
using history::EventKind;
using history::Language;
using history::none;
using history::OutcomeKind;

enum class Life : std::uint8_t { Alive, Blocked, Ended };

/// What every goroutine is up to after an event.
struct Lives {
    std::vector<Life> life;
    std::vector<EventIndex> blockedAt;
    bool mainReturned = false;
    bool processExited = false;
};

Lives livesAfter(const History& history, EventIndex last) {
    Lives lives;
    lives.life.assign(history.goroutines().size(), Life::Alive);
    lives.blockedAt.assign(history.goroutines().size(), none);
    const auto events = history.events();
    for (EventIndex index = 0; index < events.size() && index <= last; ++index) {
        const Event& event = events[index];
        if (event.kind == EventKind::Unblock && event.partner() < lives.life.size())
            lives.life[event.partner()] = Life::Alive;
        if (event.kind == EventKind::ExitProcess) lives.processExited = true;
        if (!event.actor.isGoroutine() || event.actor.index() >= lives.life.size()) continue;
        const GoroutineIndex who = event.actor.index();
        if (history::isCaseOfSelect(event)) continue; // told by the select's own
        if (event.kind == EventKind::Block) {
            // One that was woken too early waits since it first came.
            const EventIndex before = lives.blockedAt[who];
            const bool again = before != none && events[before].place() == event.place() &&
                               events[before].alternative == event.alternative;
            if (!again) lives.blockedAt[who] = index;
            lives.life[who] = Life::Blocked;
            continue;
        }
        lives.blockedAt[who] = none;
        const bool ends = event.kind == EventKind::Exit || event.kind == EventKind::Crash;
        lives.life[who] = ends ? Life::Ended : Life::Alive;
        if (event.kind == EventKind::Exit && who == 0) lives.mainReturned = true;
    }
    return lives;
}

/// The first circle found from the lowest goroutine on.
std::vector<GoroutineIndex> findCycle(const std::vector<WaitingFor>& waiting) {
    std::map<GoroutineIndex, const WaitingFor*> edges;
    for (const WaitingFor& wait : waiting) edges[wait.goroutine] = &wait;
    std::map<GoroutineIndex, bool> finished;
    for (const WaitingFor& start : waiting) {
        std::vector<GoroutineIndex> path;
        std::vector<std::size_t> nextHolder;
        path.push_back(start.goroutine);
        nextHolder.push_back(0);
        while (!path.empty()) {
            const auto edge = edges.find(path.back());
            if (edge == edges.end() || finished[path.back()] || nextHolder.back() >= edge->second->holders.size()) {
                finished[path.back()] = true;
                path.pop_back();
                nextHolder.pop_back();
                continue;
            }
            const GoroutineIndex holder = edge->second->holders[nextHolder.back()++].owner;
            const auto onPath = std::find(path.begin(), path.end(), holder);
            if (onPath != path.end()) return {onPath, path.end()};
            path.push_back(holder);
            nextHolder.push_back(0);
        }
    }
    return {};
}

/// "G1 waits to lock mu since step 7; G2 holds it since step 3"
std::string tell(const History& history, const WaitingFor& wait, Language language) {
    const bool chinese = language == Language::Chinese;
    const std::string& who = history.goroutines()[wait.goroutine].name;
    const std::string object = wait.place.isNone() ? std::string() : history.placeName(wait.place);
    const std::uint32_t since = history.stepOf(wait.blocked);
    std::string text =
        fmt::format(fmt::runtime(chinese ? "{} 自第 {} 步起等待{}" : "{} has waited since step {} to {}"), who, since,
                    operationText(wait.operation, object, language));
    if (wait.holders.empty()) return text;
    std::vector<std::string> owners;
    std::vector<std::uint32_t> steps;
    for (const Hold& hold : wait.holders) {
        owners.push_back(hold.owner == wait.goroutine && !chinese ? "itself" : history.goroutines()[hold.owner].name);
        steps.push_back(history.stepOf(hold.acquired));
    }
    if (chinese)
        return text + fmt::format("，而它自{}起由 {} 持有", stepList(steps, language), joinList(owners, language));
    return text + fmt::format(", which is held by {} since {}", joinList(owners, language), stepList(steps, language));
}

std::string tellAll(const History& history, std::span<const WaitingFor> waiting, Language language) {
    constexpr std::size_t most = 6;
    const bool chinese = language == Language::Chinese;
    std::string text;
    for (std::size_t i = 0; i < waiting.size() && i < most; ++i) {
        if (i > 0) text += chinese ? "；" : "; ";
        text += tell(history, waiting[i], language);
    }
    if (waiting.size() > most)
        text += chinese ? fmt::format("；还有 {} 个 goroutine", waiting.size() - most)
                        : fmt::format("; and {} more goroutines", waiting.size() - most);
    return text + (chinese ? "。" : ".");
}

void addEvents(const History& history, const WaitingFor& wait, Finding& finding, Occurrence& occurrence) {
    const auto add = [&](Part part, EventIndex event) {
        occurrence.events.push_back({part, event});
        std::string position = history.positionText(history.events()[event]);
        if (std::find(finding.positions.begin(), finding.positions.end(), position) == finding.positions.end())
            finding.positions.push_back(std::move(position));
    };
    finding.goroutines.push_back(wait.goroutine);
    for (const Hold& hold : wait.holders) add(Part::Held, hold.acquired);
    add(Part::Blocked, wait.blocked);
}

EventIndex lastStep(const History& history) {
    return history.steps().empty() ? static_cast<EventIndex>(history.events().size() - 1) : history.steps().back();
}

/// A circle is there with the last of its members to come, but all are asleep only when the last one that could move
/// has stopped.
Finding deadlockOf(const History& history, std::span<const WaitingFor> waiting, bool everybody) {
    Finding finding;
    finding.kind = FindingKind::Deadlock;
    if (everybody)
        finding.title = {"Deadlock: all goroutines are asleep", "死锁：所有 goroutine 都在等待"};
    else
        finding.title = {"Deadlock: a circle of goroutines", "死锁：若干 goroutine 互相等待"};
    Occurrence occurrence;
    for (const WaitingFor& wait : waiting) addEvents(history, wait, finding, occurrence);
    std::sort(occurrence.events.begin(), occurrence.events.end(),
              [](const FindingEvent& a, const FindingEvent& b) { return a.event < b.event; });
    if (everybody || occurrence.events.empty())
        occurrence.focus = lastStep(history);
    else
        occurrence.focus = occurrence.events.back().event;
    finding.occurrences.push_back(std::move(occurrence));
    finding.message.en = "Nobody can ever go on: " + tellAll(history, waiting, Language::English);
    finding.message.zh = "谁都无法继续：" + tellAll(history, waiting, Language::Chinese);
    return finding;
}

std::vector<WaitingFor> membersOf(const std::vector<GoroutineIndex>& cycle, const WaitGraph& graph) {
    std::vector<WaitingFor> members;
    for (const GoroutineIndex goroutine : cycle)
        for (const WaitingFor& wait : graph.waiting)
            if (wait.goroutine == goroutine) members.push_back(wait);
    return members;
}

/// Those whom nobody can free any more: what keeps them is held only by goroutines that ended or wait for ever
/// themselves.
std::vector<WaitingFor> stuckForEver(const WaitGraph& graph, const Lives& lives,
                                     std::span<const GoroutineIndex> ableToGoOn) {
    std::vector<bool> canMove(lives.life.size());
    for (std::size_t i = 1; i < lives.life.size(); ++i) // main has returned
        canMove[i] = lives.life[i] == Life::Alive;
    for (const GoroutineIndex able : ableToGoOn) canMove.at(able) = true; // it has waited, and need not any more
    bool anyoneMoves = std::ranges::find(canMove, true) != canMove.end();
    for (bool changed = true; changed;) {
        changed = false;
        for (const WaitingFor& wait : graph.waiting) {
            if (wait.goroutine == 0 || canMove[wait.goroutine]) continue;
            const bool mayBeFreed = wait.holders.empty() ? anyoneMoves
                                                         : std::any_of(wait.holders.begin(), wait.holders.end(),
                                                                       [&](const Hold& h) { return canMove[h.owner]; });
            if (!mayBeFreed) continue;
            canMove[wait.goroutine] = anyoneMoves = changed = true;
        }
    }
    std::vector<WaitingFor> stuck;
    for (const WaitingFor& wait : graph.waiting)
        if (wait.goroutine != 0 && !canMove[wait.goroutine]) stuck.push_back(wait);
    return stuck;
}

void reportLeaks(const History& history, std::span<const WaitingFor> stuck, std::vector<Finding>& findings) {
    std::map<std::pair<history::Place, program::CodeIndex>, std::vector<WaitingFor>> groups;
    for (const WaitingFor& wait : stuck)
        groups[{wait.place, history.shownSite(history.events()[wait.blocked])}].push_back(wait);
    for (const auto& [where, group] : groups) {
        Finding finding;
        finding.kind = FindingKind::GoroutineLeak;
        finding.object = where.first.isNone() ? std::string() : history.placeName(where.first);
        finding.title = {group.size() == 1 ? "Goroutine leak"
                                           : fmt::format("Goroutine leak: {} goroutines", group.size()),
                         group.size() == 1 ? "goroutine 泄漏" : fmt::format("goroutine 泄漏：{} 个", group.size())};
        for (const WaitingFor& wait : group) {
            Occurrence occurrence;
            addEvents(history, wait, finding, occurrence);
            occurrence.focus = lastStep(history); // main's return, with which it became one
            finding.occurrences.push_back(std::move(occurrence));
        }
        finding.message.en =
            "When main returned, nobody was left who could free them: " + tellAll(history, group, Language::English);
        finding.message.zh = "main 返回时，已没有谁能让它们继续：" + tellAll(history, group, Language::Chinese);
        findings.push_back(std::move(finding));
    }
}

Finding failureOf(const History& history, EventIndex index) {
    const Event& event = history.events()[index];
    const bool isPanic = event.kind == EventKind::Crash;
    const std::string text = event.side != 0 ? history.text(event.side) : history.outcome().message;
    const std::string& who = history.actorName(event.actor);
    const EventIndex start = isPanic && event.cause != none ? event.cause : index;
    const std::uint32_t step = history.stepOf(start);
    Finding finding;
    finding.kind = isPanic ? FindingKind::Panic : FindingKind::FatalError;
    finding.title = {(isPanic ? "Panic: " : "Fatal error: ") + text, (isPanic ? "panic：" : "fatal error：") + text};
    finding.goroutines = {event.actor.index()};
    Occurrence occurrence;
    occurrence.events.push_back({Part::Failure, start});
    if (start != index) occurrence.events.push_back({Part::Failure, index});
    occurrence.focus = start;
    finding.positions = {history.positionText(history.events()[start])};
    finding.occurrences.push_back(std::move(occurrence));
    if (isPanic) {
        finding.message.en =
            fmt::format("{} panicked at step {} and nothing recovered it, which ends the whole program "
                        "with exit code 2: {}",
                        who, step, text);
        finding.message.zh =
            fmt::format("{} 在第 {} 步 panic，且没有被 recover，整个程序以退出码 2 结束：{}", who, step, text);
    } else {
        finding.message.en =
            fmt::format("A fatal error in {} at step {} ends the program with exit code 2; it cannot be recovered: {}",
                        who, step, text);
        finding.message.zh =
            fmt::format("{} 在第 {} 步发生致命错误，程序以退出码 2 结束，无法 recover：{}", who, step, text);
    }
    return finding;
}

} // namespace

WaitGraph waitGraphAfter(const History& history, const LockOwnership& ownership, EventIndex event) {
    const Lives lives = livesAfter(history, event);
    WaitGraph graph;
    for (GoroutineIndex who = 0; who < lives.life.size(); ++who) {
        if (lives.life[who] != Life::Blocked) continue;
        const Event& block = history.events()[lives.blockedAt[who]];
        WaitingFor wait{who, lives.blockedAt[who], static_cast<EventKind>(block.alternative), {}, {}};
        if (block.object != none) {
            wait.place = block.place();
            wait.holders = ownership.holdersAfter(wait.place, event);
        }
        graph.waiting.push_back(std::move(wait));
    }
    graph.cycle = findCycle(graph.waiting);
    return graph;
}

void DeadlockDetector::report(const History& history, std::vector<Finding>& findings) const {
    if (history.events().empty()) return;
    const auto last = static_cast<EventIndex>(history.events().size() - 1);
    const Lives lives = livesAfter(history, last);
    const OutcomeKind outcome = history.outcome().kind;
    const bool mainReturned = outcome == OutcomeKind::Exited && lives.mainReturned && !lives.processExited;
    const bool anyoneBlocked = std::find(lives.life.begin(), lives.life.end(), Life::Blocked) != lives.life.end();
    if (!anyoneBlocked && outcome != OutcomeKind::Deadlocked) return;
    const LockOwnership ownership(history);
    const WaitGraph graph = waitGraphAfter(history, ownership, last);
    if (outcome == OutcomeKind::Deadlocked) {
        findings.push_back(deadlockOf(history, graph.waiting, true));
        return;
    }
    if (!graph.cycle.empty()) {
        findings.push_back(deadlockOf(history, membersOf(graph.cycle, graph), false));
        return;
    }
    if (mainReturned) reportLeaks(history, stuckForEver(graph, lives, history.outcome().ableToGoOn), findings);
}

void FailureDetector::report(const History& history, std::vector<Finding>& findings) const {
    const auto events = history.events();
    for (EventIndex index = 0; index < events.size(); ++index)
        if (events[index].kind == EventKind::Crash || events[index].kind == EventKind::Fatal)
            findings.push_back(failureOf(history, index));
}

} // namespace lockstep::analysis
