// The order in which package-level variables are initialised (spec: "Package initialization"): again and again the
// earliest declared one that depends on no other that is still to come, functions being looked through.
#include "engine/types/checker_core.h"

#include <algorithm>
#include <set>

namespace lockstep::types {

namespace {

/// One declaration `lhs = rhs`.
struct Step {
    Initializer initializer;
    DeclInfo* decl = nullptr;
    Object* first = nullptr;
    std::size_t waitsFor = 0;
    std::vector<std::size_t> waiting; ///< steps that wait for this one
};

using StepOf = std::unordered_map<const Object*, std::size_t>;
using DeclOf = std::function<DeclInfo*(Object*)>;

/// The steps that a declaration needs, functions followed.
std::set<std::size_t> needs(DeclInfo* decl, const StepOf& steps, const DeclOf& declOf) {
    std::set<std::size_t> result;
    std::unordered_set<DeclInfo*> seen{decl};
    std::vector<DeclInfo*> work{decl};
    while (!work.empty()) {
        DeclInfo* at = work.back();
        work.pop_back();
        for (Object* object : at->dependencies) {
            if (auto step = steps.find(object); step != steps.end()) {
                result.insert(step->second);
                continue;
            }
            if (object->kind() != ObjectKind::Func) continue;
            DeclInfo* next = declOf(object);
            if (next && seen.insert(next).second) work.push_back(next);
        }
    }
    return result;
}

/// A way from a variable through what it mentions back to itself, or from a constant through constants; empty if there
/// is none.
std::vector<Object*> wayBack(Object* start, const DeclOf& declOf) {
    const bool isConstant = start->kind() == ObjectKind::Const;
    std::unordered_map<Object*, Object*> from;
    std::vector<Object*> work{start};
    for (std::size_t i = 0; i < work.size(); ++i) {
        DeclInfo* decl = declOf(work[i]);
        if (!decl) continue;
        for (Object* next : decl->dependencies) {
            if (next == start) {
                std::vector<Object*> way;
                for (Object* at = work[i]; at != start; at = from[at]) way.push_back(at);
                way.push_back(start);
                std::reverse(way.begin(), way.end());
                return way;
            }
            bool counts = isConstant ? next->kind() == ObjectKind::Const
                                     : next->kind() == ObjectKind::Func || next->kind() == ObjectKind::Var;
            if (counts && from.emplace(next, work[i]).second) work.push_back(next);
        }
    }
    return {};
}

} // namespace

void Checker::initializationOrder() {
    auto declarationOf = [this](Object* object) {
        if (const auto* function = as<Func>(object)) completeBody(*function); // its body says what it mentions
        return declOf(object);
    };
    std::unordered_set<Object*> reported;
    for (Object* object : m_objects) {
        if (object->kind() != ObjectKind::Const || reported.contains(object)) continue;
        std::vector<Object*> cycle = wayBack(object, declarationOf);
        if (!cycle.empty()) initializationCycle(cycle);
        reported.insert(cycle.begin(), cycle.end());
    }
    std::vector<Step> steps;
    StepOf stepOf;
    std::unordered_map<const DeclInfo*, std::size_t> stepOfDecl;
    for (Object* object : m_objects) {
        auto* var = as<Var>(object);
        DeclInfo* decl = var ? declOf(var) : nullptr;
        // Without an initial value it may still lead back to itself, through its type: var a [len(a)]int.
        if (!decl || (!decl->init && decl->dependencies.empty())) continue;
        auto [known, isNew] = stepOfDecl.emplace(decl, steps.size());
        stepOf[object] = known->second;
        if (!isNew) continue;
        Step& step = steps.emplace_back();
        step.decl = decl;
        step.first = object;
        step.initializer.lhs = decl->lhs.empty() ? std::vector<Var*>{var} : decl->lhs;
        step.initializer.rhs = decl->init;
    }
    std::set<std::size_t> ready;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        std::set<std::size_t> needed = needs(steps[i].decl, stepOf, declarationOf);
        steps[i].waitsFor = needed.size();
        for (std::size_t other : needed) steps[other].waiting.push_back(i);
        if (needed.empty()) ready.insert(i);
    }
    std::size_t done = 0;
    while (!ready.empty()) {
        std::size_t next = *ready.begin();
        ready.erase(ready.begin());
        ++done;
        if (steps[next].decl->init) m_info.initOrder.push_back(steps[next].initializer);
        for (std::size_t other : steps[next].waiting)
            if (--steps[other].waitsFor == 0) ready.insert(other);
    }
    if (done == steps.size()) return;
    for (const Step& step : steps) {
        if (step.waitsFor == 0) continue;
        for (Var* var : step.initializer.lhs) {
            if (reported.contains(var)) continue;
            std::vector<Object*> cycle = wayBack(var, declarationOf);
            if (cycle.empty()) continue;
            initializationCycle(cycle);
            reported.insert(cycle.begin(), cycle.end());
            break;
        }
    }
}

void Checker::initializationCycle(const std::vector<Object*>& cycle) {
    Object* first = cycle.front();
    if (cycle.size() == 1) {
        error(Code::InvalidInitCycle, first->pos(),
              fmt::format("initialization cycle: {} refers to itself", first->name()));
        return;
    }
    std::vector<syntax::DiagnosticNote> notes;
    for (std::size_t i = 0; i < cycle.size(); ++i) {
        Object* next = cycle[(i + 1) % cycle.size()];
        notes.push_back({cycle[i]->pos(), fmt::format("{} refers to {}", cycle[i]->name(), next->name())});
    }
    report(Code::InvalidInitCycle, {first->pos(), {}}, fmt::format("initialization cycle for {}", first->name()),
           std::move(notes));
}

} // namespace lockstep::types
