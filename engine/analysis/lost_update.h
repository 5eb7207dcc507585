// Lost updates: a store that overwrites another goroutine's value without having seen it.
//
// A loads x, B stores to x, A stores to x a value made from what it loaded: then B's store is as if it had never been.
// Which load made a stored value is decided by data flow over the bytecode (data_flow.h), so `x = 5` loses nothing,
// while `x++`, `x += y` and `t := x; …; x = t + 1` do. Atomic load and store pairs are no data race, yet lose updates
// all the same.
#pragma once

#include "engine/analysis/data_flow.h"
#include "engine/analysis/finding.h"

#include <span>
#include <unordered_map>
#include <vector>

namespace lockstep::analysis {

/// One overwriting store and the stores that vanished under it.
struct LostUpdate {
    EventIndex load = history::none;  ///< what the overwriting goroutine had read
    EventIndex store = history::none; ///< the overwriting store
    std::vector<EventIndex>
        overwritten; ///< others' stores since the load (and since its own last store), in order; never empty
    friend bool operator==(const LostUpdate&, const LostUpdate&) = default;
};

class LostUpdateDetector final : public Detector {
public:
    void push(const History& history, EventIndex event) override;
    void pop() override;
    /// Groups by variable and by the places of the load and the two stores.
    void report(const History& history, std::vector<Finding>& findings) const override;

    /// All of them, in order of the overwriting store.
    [[nodiscard]] std::span<const LostUpdate> lostUpdates() const { return m_lost; }

private:
    /// The last time one load instruction of a goroutine read a variable.
    struct LastLoad {
        program::CodeIndex site = 0;
        EventIndex event = history::none;
        history::StackIndex stack = 0;
        program::CodeIndex usedBy = history::none; ///< the last store instruction that wrote what was made from it
    };
    struct Reader {
        GoroutineIndex goroutine = history::noGoroutine;
        EventIndex lastStore = history::none;
        std::vector<LastLoad> loads;
    };
    struct Write {
        EventIndex event;
        GoroutineIndex goroutine;
    };
    struct Variable {
        std::vector<Write> stores;
        std::vector<Reader> readers;
    };
    struct PlaceHash {
        std::size_t operator()(const history::Place& place) const noexcept {
            return ((static_cast<std::uint64_t>(place.object) << 32U | place.offset) * 0x9e3779b97f4a7c15ULL) >> 7U;
        }
    };
    /// What one push changed, for pop().
    struct Undo {
        enum class Kind : std::uint8_t { Nothing, Load, Store } kind = Kind::Nothing;
        bool addedLoad = false;
        bool foundLost = false;
        history::Place place;
        GoroutineIndex goroutine = history::noGoroutine;
        std::size_t slot = 0; ///< of the load that was changed; loads.size() if none
        LastLoad load;        ///< as it was
        EventIndex lastStore = history::none;
    };

    void pushLoad(const history::Event& event, EventIndex index, Undo& undo);
    void pushStore(const history::Event& event, EventIndex index, Undo& undo);
    /// The load that made what the store writes, or loads.size().
    std::size_t feedingLoad(const Reader& reader, const history::Event& store);
    void noteLost(const Variable& variable, const Reader& reader, EventIndex load, EventIndex store, Undo& undo);
    static Reader& readerOf(Variable& variable, GoroutineIndex goroutine);

    std::shared_ptr<const program::Program> m_program; ///< the flow's
    std::unique_ptr<DataFlow> m_flow;
    std::unordered_map<history::Place, Variable, PlaceHash> m_variables;
    std::vector<LostUpdate> m_lost;
    std::vector<Undo> m_undo;
};

/// All lost updates of a history.
std::vector<LostUpdate> findLostUpdates(const History& history);

} // namespace lockstep::analysis
