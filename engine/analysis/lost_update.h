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
    /// The last time a goroutine's load instruction read a variable.
    struct LastLoad {
        program::CodeIndex site;
        EventIndex event;
        bool used; ///< a store at `usedBy` was already made from it
        program::CodeIndex usedBy;
    };
    struct Reader {
        history::GoroutineIndex goroutine;
        EventIndex lastStore = history::none;
        std::vector<LastLoad> loads;
    };
    struct Variable {
        std::vector<EventIndex> stores;
        std::vector<Reader> readers;
    };
    struct PlaceHash {
        std::size_t operator()(const history::Place& place) const noexcept {
            return ((static_cast<std::size_t>(place.object) << 32U) | place.offset) * 0x9e3779b97f4a7c15ULL >> 7U;
        }
    };
    /// What one push changed, for pop().
    struct Undo {
        history::Place place;
        history::GoroutineIndex goroutine = history::noGoroutine;
        enum class Kind : std::uint8_t { Nothing, Load, Store } kind = Kind::Nothing;
        bool newLoad = false;
        bool lost = false;
        LastLoad load{}; ///< as it was
        std::uint32_t slot = 0;
        EventIndex lastStore = history::none;
    };

    void pushLoad(const history::Event& event, EventIndex index, Undo& undo);
    void pushStore(const History& history, const history::Event& event, EventIndex index, Undo& undo);
    static Reader& readerOf(Variable& variable, history::GoroutineIndex goroutine);

    std::shared_ptr<const program::Program> m_program;
    std::unique_ptr<DataFlow> m_flow;
    std::unordered_map<history::Place, Variable, PlaceHash> m_variables;
    std::vector<LostUpdate> m_lost;
    std::vector<Undo> m_undo;
};

/// All lost updates of a history.
std::vector<LostUpdate> findLostUpdates(const History& history);

} // namespace lockstep::analysis
