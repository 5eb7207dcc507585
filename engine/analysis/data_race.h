// Data races: two accesses of one variable by two goroutines, at least one a store, not both atomic, that nothing
// orders.
//
// The verdict is about the synchronisation, not about what was printed: a run with the right result has the race all
// the same. Every variable is one finding, with one occurrence: the first two accesses that nothing orders; where else
// it is accessed so is said. Each access is compared with the last store and with the last loads since.
//
// Source: C. Flanagan, S. Freund, "FastTrack: efficient and precise dynamic race detection" (2009).
#pragma once

#include "engine/analysis/finding.h"
#include "engine/analysis/happens_before.h"

#include <span>
#include <unordered_map>
#include <vector>

namespace lockstep::analysis {

struct DataRace {
    EventIndex first = history::none;
    EventIndex second = history::none;
    friend bool operator==(const DataRace&, const DataRace&) = default;
};

class DataRaceDetector final : public Detector {
public:
    void push(const History& history, EventIndex event) override;
    void pop() override;
    void report(const History& history, std::vector<Finding>& findings) const override;

    /// All of them, in order of the second access.
    [[nodiscard]] std::span<const DataRace> races() const { return m_races; }

private:
    struct Access {
        EventIndex event = history::none;
        Epoch epoch;
        bool atomic = false;
    };
    struct Variable {
        Access store;
        std::vector<Access> loads; ///< since the store, the last of each goroutine
    };
    struct PlaceHash {
        std::size_t operator()(const history::Place& place) const noexcept {
            return ((static_cast<std::uint64_t>(place.object) << 32U | place.offset) * 0x9e3779b97f4a7c15ULL) >> 7U;
        }
    };
    struct Undo {
        bool touched = false;
        history::Place place;
        Variable before;
        std::size_t races = 0;
    };

    void compare(const Access& earlier, const Access& later);

    HappensBefore m_order;
    std::unordered_map<history::Place, Variable, PlaceHash> m_variables;
    std::vector<DataRace> m_races;
    std::vector<Undo> m_undo;
};

} // namespace lockstep::analysis
