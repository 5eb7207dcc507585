#include "engine/analysis/finding.h"

#include "engine/analysis/data_race.h"
#include "engine/analysis/deadlock.h"
#include "engine/analysis/lost_update.h"
#include "engine/base/ensure.h"

#include <algorithm>
#include <utility>

namespace lockstep::analysis {

std::string_view toText(FindingKind kind) {
    switch (kind) {
    case FindingKind::DataRace: return "data-race";
    case FindingKind::LostUpdate: return "lost-update";
    case FindingKind::Deadlock: return "deadlock";
    case FindingKind::GoroutineLeak: return "goroutine-leak";
    case FindingKind::Panic: return "panic";
    case FindingKind::FatalError: return "fatal-error";
    case FindingKind::TestFailure: return "test-failure";
    case FindingKind::LockOrder: return "lock-order";
    case FindingKind::Unguarded: return "unguarded";
    case FindingKind::Misuse: return "misuse";
    }
    base::fail("a finding kind without a name");
}

std::vector<std::unique_ptr<Detector>> allDetectors() {
    std::vector<std::unique_ptr<Detector>> detectors;
    detectors.push_back(std::make_unique<LostUpdateDetector>());
    detectors.push_back(std::make_unique<DeadlockDetector>());
    detectors.push_back(std::make_unique<FailureDetector>());
    detectors.push_back(std::make_unique<DataRaceDetector>());
    return detectors;
}

std::vector<Finding> analyze(const History& history) {
    const auto detectors = allDetectors();
    std::vector<Finding> findings;
    for (const auto& detector : detectors) {
        for (EventIndex event = 0; event < history.events().size(); ++event) detector->push(history, event);
        detector->report(history, findings);
    }
    const auto rank = [](const Finding& finding) {
        return std::pair(finding.kind == FindingKind::DataRace, finding.first().focus);
    };
    std::stable_sort(findings.begin(), findings.end(),
                     [&rank](const Finding& a, const Finding& b) { return rank(a) < rank(b); });
    return findings;
}

} // namespace lockstep::analysis
