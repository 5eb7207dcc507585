// Schedule: the choices of a run as one printable line. What people share, replay and minimise.
//
//   ls1 lang=go1.23 clock=ideal wake=go strategy=go seed=0; main:3 G1:1@load(x) G2:2 ~4 G1:1=2
//
// The header names what else determines the run (for a timed run also `procs=4 costs=typical-amd64`, see
// cost_table.h). Then come runs: `actor:count` lets the actor do that many of its own
// visible operations (steps), the first of them with alternative `=n` if given, anchored by `@kind(object)` of the
// first operation if given. `~n` follows the header's strategy for n steps. After the last run the strategy goes on to
// the end. So a run recorded by hand lists what the hand chose, and a long seeded run is just its header. Actors are
// named by spawn path and counted by their own operations, so a schedule survives an edit of the source; where it does
// not fit any more, replay says which run and why.
#pragma once

#include "engine/base/result.h"
#include "engine/history/choice.h"
#include "engine/history/cost_table.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep::history {

enum class ClockMode : std::uint8_t { Ideal, Adversarial };
enum class WakePolicy : std::uint8_t { Any, Fifo, Go };
enum class StrategyKind : std::uint8_t { Go, Fair, Random, Pct, Timed };

inline constexpr std::uint32_t mostProcessors = 256;

struct ScheduleHeader {
    std::string language = "go1.23";
    ClockMode clock = ClockMode::Ideal;
    WakePolicy wake = WakePolicy::Go;
    StrategyKind strategy = StrategyKind::Go;
    std::uint64_t seed = 0;
    std::uint32_t processors = 4; ///< of strategy timed
    CostTable costs;              ///< of strategy timed
    friend bool operator==(const ScheduleHeader&, const ScheduleHeader&) = default;
};

struct ScheduleRun {
    std::string actor; ///< "main", "G2.1", "clock"; empty: follow the strategy
    std::uint32_t count = 1;
    std::uint16_t alternative = 0; ///< of the first step of the run
    std::string anchorKind;        ///< "load", "lock", …; empty: no anchor
    std::string anchorObject;
    friend bool operator==(const ScheduleRun&, const ScheduleRun&) = default;
};

struct Schedule {
    ScheduleHeader header;
    std::vector<ScheduleRun> runs;

    /// Total number of steps the runs cover.
    [[nodiscard]] std::uint64_t stepCount() const;
    [[nodiscard]] std::string text() const;
    /// Errors: a sentence with the column of the first character that does not fit.
    static base::Result<Schedule> parse(std::string_view text);
    friend bool operator==(const Schedule&, const Schedule&) = default;
};

std::string_view toText(ClockMode mode);
std::string_view toText(WakePolicy policy);
std::string_view toText(StrategyKind kind);
base::Result<ClockMode> parseClockMode(std::string_view text);
base::Result<WakePolicy> parseWakePolicy(std::string_view text);
base::Result<StrategyKind> parseStrategyKind(std::string_view text);

} // namespace lockstep::history
