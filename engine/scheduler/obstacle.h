// Obstacle: why an actor cannot move now, as data and as a sentence: "G2 waits for mu, held by G1".
//
// What goroutine chips show for a goroutine that is greyed, and what a replay says where a schedule does not fit.
#pragma once

#include "engine/history/language.h"
#include "engine/machine/machine.h"

#include <cstdint>
#include <string>

namespace lockstep::scheduler {

enum class ObstacleKind : std::uint8_t {
    None,          ///< it can move
    NotStarted,    ///< there is no such goroutine yet
    Ended,         ///< it has returned
    Crashed,       ///< it has panicked
    WaitsForLock,  ///< a Mutex, or an RWMutex for writing; holder is known unless readers hold it
    WaitsToRead,   ///< an RWMutex for reading: a writer holds it or is waiting
    WaitsForGroup, ///< a WaitGroup whose counter is not zero
    WaitsToSend,   ///< on a channel without room or receiver
    WaitsToReceive,
    WaitsInSelect,
    Sleeps,        ///< until a time
    OthersCanMove, ///< the clock moves only when nobody else can
    NoTimer,       ///< the clock has nothing to wake
    RunIsOver,
    NoSuchWay, ///< it can move, but not in that way; `ways` are there
    Other,
};

struct Obstacle {
    ObstacleKind kind = ObstacleKind::None;
    std::string actor;        ///< "G2"
    std::uint32_t ways = 1;   ///< in how many it can move
    std::string object;       ///< "mu"; empty: none or unknown
    std::string holder;       ///< "G1"; empty: nobody, or readers
    std::int64_t wakesAt = 0; ///< ns of virtual time, for Sleeps
    std::int64_t counter = 0; ///< readers inside, or the wait group's counter

    /// "G2 waits for mu, held by G1"; empty for None.
    [[nodiscard]] history::Text text() const;
};

/// Why `actor` is not among machine.choices(); kind None if it is.
[[nodiscard]] Obstacle findObstacle(const machine::Machine& machine, history::Actor actor);

} // namespace lockstep::scheduler
