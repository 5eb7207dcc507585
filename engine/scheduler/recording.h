// Recording: a run that can be walked in time: a history, checkpoints of the machine, and the machine at its end.
//
// The state after any step comes from the nearest checkpoint before it plus replay of the history's steps. Checkpoints
// are machine copies a certain number of moves apart; when they grow too many or too large, every other one is dropped
// and the distance doubles, so memory is bounded whatever the length. A recording grows at its end only, by its
// strategy (run) or by hand (choose); cut() makes the recording that ends earlier, the old one stays what it was.
// Schedule: runs that were chosen by hand are listed, what the strategy chose is `~n`; a mere strategy run is its
// header.
#pragma once

#include "engine/history/recorder.h"
#include "engine/history/schedule.h"
#include "engine/scheduler/replay_strategy.h"
#include "engine/scheduler/runner.h"

#include <memory>
#include <optional>
#include <vector>

namespace lockstep::scheduler {

struct RecordingOptions {
    history::ScheduleHeader header;
    Limits limits;
    std::uint64_t checkpointBytes = 96ULL << 20U; ///< at most this much for checkpoints
    std::size_t maxCheckpoints = 512;
};

class Recording {
public:
    /// At step 0: main has run up to its first visible operation. Pre: isAvailable(options.header.strategy).
    Recording(std::shared_ptr<const machine::Image> image, RecordingOptions options);
    ~Recording();
    Recording(Recording&&) noexcept;
    Recording& operator=(Recording&&) noexcept;
    Recording(const Recording&) = delete;
    Recording& operator=(const Recording&) = delete;

    struct Replayed;
    /// Follows the schedule's runs, then its strategy, until the run is over or control says otherwise. options.header
    /// is the schedule's. Errors: the schedule's strategy is not available.
    [[nodiscard]] static base::Result<Replayed> replay(std::shared_ptr<const machine::Image> image,
                                                       const history::Schedule& schedule, RecordingOptions options,
                                                       const Control& control);

    /// Goes on with the header's strategy; control.limits is ignored, the recording's own hold.
    RunEnd run(const Control& control);
    /// Makes one move by hand at the end. StillRunning without a new step: the goroutine is busy with private work and
    /// did not come back from it in time; nothing has changed. Pre: it is one of end().choices().
    machine::StepStatus choose(Choice choice);
    /// The recording that ends after `step`. Pre: step <= stepCount(). Cost: re-recording of `step` steps.
    [[nodiscard]] Recording cut(std::uint32_t step) const;

    [[nodiscard]] const history::History& history() const { return m_recorder.history(); }
    [[nodiscard]] std::uint32_t stepCount() const { return history().stepCount(); }
    [[nodiscard]] bool isOver() const { return m_machine.isOver(); }
    /// Of a timed run, so far.
    [[nodiscard]] std::optional<Timing> timing() const { return m_strategy->timing(); }
    [[nodiscard]] std::size_t checkpointCount() const { return m_checkpoints.size(); }
    [[nodiscard]] const RecordingOptions& options() const { return m_options; }
    [[nodiscard]] const std::shared_ptr<const machine::Image>& image() const { return m_image; }
    /// The machine after the last step.
    [[nodiscard]] const Machine& end() const { return m_machine; }
    /// The choices made so far, as text would list them; replayed, they give the same history.
    [[nodiscard]] history::Schedule schedule() const;

    /// The machine after `step` steps; 0 is the start. Pre: step <= stepCount().
    /// Lifetime: until the next call of a non-const function. Cost: at most one checkpoint distance; one step when
    /// asked for the step after the one last asked for.
    [[nodiscard]] const Machine& machineAt(std::uint32_t step);
    [[nodiscard]] machine::Snapshot snapshotAt(std::uint32_t step) { return machineAt(step).snapshot(); }

private:
    struct Checkpoint {
        std::uint32_t step;
        std::uint64_t ticks;
        std::shared_ptr<const Machine> machine;
    };

    /// Whether a listed move with that choice begins a new run of the schedule.
    [[nodiscard]] bool beginsRun(Choice choice) const;
    /// After a move: adds it to the runs, and a checkpoint when it is time. Whether the move made a step.
    bool noteMove(Choice choice, bool listed, const Anchor& anchor);
    void listEverything();
    void addCheckpoint();
    void thinOut();

    std::shared_ptr<const machine::Image> m_image;
    RecordingOptions m_options;
    history::Recorder m_recorder;
    Machine m_machine;
    std::unique_ptr<Strategy> m_strategy;
    std::vector<history::ScheduleRun> m_runs;
    std::vector<Checkpoint> m_checkpoints;
    std::uint64_t m_checkpointBytes = 0;
    std::uint32_t m_notedSteps = 0;
    std::uint32_t m_stepDistance;
    std::uint64_t m_tickDistance;
    std::uint32_t m_cursorStep = 0;
    std::optional<Machine> m_cursor; ///< the machine last asked for
};

struct Recording::Replayed {
    Recording recording;
    RunEnd end = RunEnd::Over;
    std::optional<Divergence> divergence; ///< the recording then ends before the step that does not fit
};

} // namespace lockstep::scheduler
