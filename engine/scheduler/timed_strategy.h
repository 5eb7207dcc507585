// Strategy timed: goroutines on P processors; every operation takes its time, as a cost table says.
//
// A discrete-event simulation. A processor that is free takes the goroutine that has been ready longest and keeps it
// until it waits, ends, yields or its slice of 10 ms is over. An operation takes effect at once and then keeps its
// processor busy for its cost and for the private work behind it; the next move is that of the processor which is free
// first. Operations on one atomic word, lock or channel keep its cache line for their cost: others who want it spin
// until then, and pay more if the line has to come over from another processor. Who waits in a queue or sleeps keeps
// no processor. Timers fire when their time has come. Times are in picoseconds, so that costs below 1 ns count.
//
// Deterministic: ties go to who began to wait first, then to the lower number. The state changes in making() and made()
// alone, so a listed schedule takes the same time as the one the strategy made.
// Go: runtime.schedule, with one queue for all processors in place of one each with stealing.
#pragma once

#include "engine/base/random.h"
#include "engine/history/cost_table.h"
#include "engine/scheduler/strategy.h"

#include <deque>
#include <unordered_map>
#include <vector>

namespace lockstep::scheduler {

class TimedStrategy final : public Strategy {
public:
    /// The seed is for what Go's runtime draws at random, as for GoStrategy. Pre: processors >= 1.
    TimedStrategy(std::uint32_t processors, history::CostTable costs, std::uint64_t seed = 0);

    std::optional<Choice> choose(const Machine& machine) override;
    std::optional<std::int64_t> making(Choice choice, const Machine& machine) override;
    void made(Choice choice, const Machine& machine) override;
    [[nodiscard]] std::optional<Timing> timing() const override;
    [[nodiscard]] std::unique_ptr<Strategy> clone() const override { return std::make_unique<TimedStrategy>(*this); }

private:
    using Time = std::int64_t; ///< ps
    static constexpr std::uint32_t nowhere = 0xffffffffU;

    /// What has a cache line of its own: the word or primitive at a place, by its schedule-independent identity.
    struct LineKey {
        std::uint64_t object = 0; ///< 0: none
        std::uint32_t offset = 0;
        friend bool operator==(const LineKey&, const LineKey&) = default;
    };
    struct LineHash {
        std::size_t operator()(const LineKey& key) const noexcept {
            return (key.object ^ key.offset) * 0x9e3779b97f4a7c15ULL >> 7U;
        }
    };
    struct Line {
        Time busyUntil = 0;
        std::uint32_t user = nowhere; ///< the processor that used it last
    };
    /// What a goroutine on a processor is about to do; kept until it has moved on.
    struct About {
        std::uint64_t key = ~std::uint64_t{0}; ///< of the goroutine's place and operation count
        bool isPrivate = false;
        bool yields = false;
        history::Cost cost = history::Cost::Other;
        LineKey line;
    };
    struct Processor {
        Time freeAt = 0;
        GoroutineIndex running = history::noGoroutine;
        Time since = 0; ///< when it took that goroutine
        Time sliceStart = 0;
        About about;
    };
    struct Job {
        Time born = 0;
        Time readyAt = 0;
        Time running = 0;
        Time ready = 0;
        Time ended = -1;
        std::uint32_t workSeen = 0; ///< of Goroutine::work, what has been paid for
        std::uint32_t processor = nowhere;
        std::uint32_t lastProcessor = nowhere;
        bool isQueued = false;
    };

    void start(const Machine& machine);
    void noteReady(const Machine& machine, GoroutineIndex mover, bool byClock);
    void enqueue(GoroutineIndex goroutine, Time at);
    void dispatch(const Machine& machine);
    void assign(GoroutineIndex goroutine, std::uint32_t processor, Time at, const Machine& machine);
    void leave(std::uint32_t processor, Time at);
    void afterOperation(std::uint32_t processor, Time at, const Machine& machine);
    void leaveStuck(const Machine& machine);
    [[nodiscard]] std::uint32_t placeFor(GoroutineIndex goroutine) const;
    [[nodiscard]] Time startOn(const Processor& processor, const Job& job) const;
    /// The processor whose goroutine moves next, or nowhere.
    [[nodiscard]] std::uint32_t soonest() const;
    [[nodiscard]] Time effectTime(const Processor& processor) const;
    [[nodiscard]] Time owed(GoroutineIndex goroutine, const Machine& machine);
    /// Pays for the operation at m_now; when it is done.
    Time use(std::uint32_t processor);
    static void look(Processor& processor, const Machine& machine);

    history::CostTable m_costs;
    base::Random m_random;
    std::vector<Processor> m_processors;
    std::vector<Job> m_jobs;                             ///< by goroutine
    std::deque<GoroutineIndex> m_queue;                  ///< ready ones on no processor, longest ready first
    std::unordered_map<LineKey, Line, LineHash> m_lines; ///< looked up only
    std::vector<GoroutineIndex> m_woken;                 ///< by the last move
    std::uint32_t m_seenStamp = 0;
    bool m_started = false;
    Time m_now = 0; ///< of the last move
    Time m_end = 0; ///< when it was done
};

} // namespace lockstep::scheduler
