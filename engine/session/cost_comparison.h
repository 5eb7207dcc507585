// Cost comparison: what an operation on a shared number costs behind a Mutex, behind an RWMutex and with an atomic,
// over the share of reads and over the number of goroutines.
//
// Every point is a timed run of one of the Go programs in resources/comparisons, its constants set. The figures are
// those of a cost table, whose name goes with them; they are the same on every machine.
#pragma once

#include "engine/history/cost_table.h"
#include "engine/session/source_text.h"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace lockstep::session {

struct CostPoint {
    std::uint32_t at = 0;   ///< percent of reads, or goroutines
    double nanoseconds = 0; ///< of virtual time, an operation
    friend bool operator==(const CostPoint&, const CostPoint&) = default;
};

struct CostCurve {
    std::string primitive; ///< "Mutex", "RWMutex", "atomic"
    std::vector<CostPoint> byReadShare;
    std::vector<CostPoint> byGoroutines;
    friend bool operator==(const CostCurve&, const CostCurve&) = default;
};

struct CostComparison {
    std::string table; ///< CostTable::label()
    std::uint32_t processors = 0;
    std::uint32_t goroutines = 0; ///< while the share of reads varies
    std::uint32_t readShare = 0;  ///< percent, while the number of goroutines varies
    std::uint32_t operations = 0; ///< of each goroutine in each run
    std::vector<CostCurve> curves;
    std::size_t done = 0; ///< points, of `total`
    std::size_t total = 0;
    friend bool operator==(const CostComparison&, const CostComparison&) = default;
};

struct ComparisonOptions {
    history::CostTable costs;
    std::uint32_t processors = 4;
    std::stop_token stop; ///< keeps what was computed
    /// Called after every point, on the calling thread.
    std::function<void(const CostComparison&)> progress;
};

/// Cost: some fifty short runs, a second or two.
[[nodiscard]] CostComparison compareCosts(const ComparisonOptions& options);

/// The program that `primitive` ("Mutex", "RWMutex", "atomic") is measured by.
[[nodiscard]] SourceText comparisonProgram(const std::string& primitive, std::uint32_t goroutines,
                                           std::uint32_t readShare);

} // namespace lockstep::session
