// Timing: how long a timed run took, by which cost table. Always shown with the table's name: it is no measurement.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lockstep::scheduler {

/// How a goroutine spent its life, in ns of virtual time.
struct GoroutineTiming {
    std::int64_t running = 0; ///< on a processor
    std::int64_t ready = 0;   ///< waiting for a processor
    std::int64_t blocked = 0; ///< waiting for others, or asleep
    friend bool operator==(const GoroutineTiming&, const GoroutineTiming&) = default;
};

struct Timing {
    std::int64_t duration = 0; ///< ns of virtual time
    std::uint32_t processors = 0;
    std::string table;                       ///< CostTable::label()
    std::vector<GoroutineTiming> goroutines; ///< by index
    friend bool operator==(const Timing&, const Timing&) = default;
};

} // namespace lockstep::scheduler
