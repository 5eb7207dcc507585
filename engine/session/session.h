// Session: the one front door to the engine, for the window and the command line alike: a compiled program, one run of
// it that can be walked in time and grown by hand or by a strategy, and everything there is to show about it.
//
// The position is a number of steps: 0 before the first, stepCount() at the end of what has been run. Choosing another
// move at an earlier position cuts the run there and keeps the old future as a ghost branch, which can be taken again.
// A session is used by one thread at a time. What it hands out (RunView, Moment) is immutable and may go to any thread.
// Long calls take a scheduler::Control with a stop token and a progress callback; its limits are the session's own.
#pragma once

#include "engine/scheduler/recording.h"
#include "engine/session/compile.h"
#include "engine/session/session_file.h"
#include "engine/view/caption.h"
#include "engine/view/scene.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lockstep::session {

using history::Choice;

struct RunSettings {
    history::ScheduleHeader header;
    scheduler::Limits limits;
};

/// A future that was left: what it was, and how to get it back.
struct Branch {
    std::uint32_t forkedAt = 0; ///< common with the present run up to this step
    history::Schedule schedule;
    std::uint32_t steps = 0;
    bool isOver = false;
    std::shared_ptr<const history::History> history; ///< whole, from step 1
};

/// The run as a whole, as it is now.
struct RunView {
    std::shared_ptr<const Compilation> compilation;
    std::shared_ptr<const history::History> history;
    std::shared_ptr<const view::Scene> scene;       ///< lanes, boxes, bars, arrows; its findings() are all findings
    std::shared_ptr<const view::Captions> captions; ///< a sentence for each step, and why
    history::Schedule schedule;
    std::vector<Branch> branches;            ///< oldest first
    std::optional<scheduler::Timing> timing; ///< of a timed run, to its end as it is now
    std::uint32_t steps = 0;
    bool isOver = false;

    [[nodiscard]] std::span<const analysis::Finding> findings() const { return scene->findings(); }
    /// A picture's title; of a timed run with the cost table that its times come from.
    [[nodiscard]] std::string pictureTitle(const std::string& title, history::Language language) const;
};

/// One way to go on: what a goroutine's chip shows.
struct Move {
    history::Actor actor;
    std::string name;                          ///< "G1", "main", "clock"
    std::vector<std::uint16_t> alternatives;   ///< empty: it cannot move
    std::vector<machine::AlternativeWay> ways; ///< what they are, if there are several
    machine::Pending next;                     ///< what it is about to do (goroutines only)
    history::Text obstacle;                    ///< why it cannot: "G2 waits for mu, held by G1 since step 7"

    [[nodiscard]] bool canMove() const { return !alternatives.empty(); }
};

/// The state after a step.
struct Moment {
    std::uint32_t step = 0;
    bool isOver = false;
    machine::Snapshot snapshot;
    std::vector<Move> moves; ///< every goroutine that has not ended, by number; then the clock if there is a timer
};

/// What choosing a move did.
enum class Advance : std::uint8_t {
    Refused,  ///< that move is not possible here
    Followed, ///< it was the recorded next step: only the position changed
    Extended, ///< a step was added at the end
    Branched, ///< the run was cut here; its old future is a new ghost branch
    Private,  ///< it is busy with private work that takes too long to wait for: nothing has changed
};

class Session {
public:
    /// At step 0 of a new run. Pre: compilation->ok(), the strategy is available.
    explicit Session(std::shared_ptr<const Compilation> compilation, RunSettings settings = {});
    Session(Session&&) noexcept = default;
    Session& operator=(Session&&) noexcept = default;

    /// Follows a schedule, `steps` steps far (0: to the end of the run). Where it does not fit, the run ends before
    /// that step and divergence() says why. Errors: a strategy that is not available.
    [[nodiscard]] base::Result<base::Nothing> replay(const history::Schedule& schedule, std::uint32_t steps = 0,
                                                     const scheduler::Control& control = {});
    [[nodiscard]] const std::optional<scheduler::Divergence>& divergence() const { return m_divergence; }
    /// A new run from step 0; the old one and all branches are forgotten.
    void restart(RunSettings settings);

    [[nodiscard]] const Compilation& compilation() const { return *m_compilation; }
    [[nodiscard]] RunSettings settings() const;
    [[nodiscard]] std::uint32_t stepCount() const { return m_recording.stepCount(); }
    [[nodiscard]] std::uint32_t position() const { return m_position; }
    [[nodiscard]] bool isOver() const { return m_recording.isOver(); }
    [[nodiscard]] const scheduler::Recording& recording() const { return m_recording; }

    /// Pre: step <= stepCount().
    void moveTo(std::uint32_t step);
    /// Makes a move at the position; the position is then after it.
    Advance choose(Choice choice);
    /// One step forward: the recorded one, or at the end the one the strategy picks. False at the end of the run.
    bool forward();
    /// From the end of what has been run to the end of the run, or until control says otherwise. The position follows.
    scheduler::RunEnd runOn(const scheduler::Control& control = {});
    /// As runOn, from the position: the recorded future becomes a ghost branch first.
    scheduler::RunEnd runOnFromHere(const scheduler::Control& control = {});
    /// Makes a ghost branch the present run and the present future a ghost. The position is where they part.
    void takeBranch(std::size_t branch);
    void forgetBranch(std::size_t branch);

    /// Cached until the run changes. Cost: a copy of the history, its analysis and scene.
    [[nodiscard]] std::shared_ptr<const RunView> view();
    /// The state after `step`. Cost: see Recording::machineAt, and a snapshot.
    [[nodiscard]] Moment momentAt(std::uint32_t step);
    [[nodiscard]] Moment moment() { return momentAt(m_position); }
    [[nodiscard]] std::string scheduleText() const { return m_recording.schedule().text(); }

    /// What a .lockstep file of this session says; bookmarks and notes are the caller's to add.
    [[nodiscard]] SessionFile toFile() const;
    /// Compiles and replays. Errors: it does not compile (the sentence is Go's report).
    struct Opened;
    [[nodiscard]] static base::Result<Opened> open(const SessionFile& file, const scheduler::Control& control = {});

private:
    static void findDifference(const SessionFile& file, Opened& opened);
    void leaveFuture();

    std::shared_ptr<const Compilation> m_compilation;
    scheduler::Recording m_recording;
    std::uint32_t m_position = 0;
    std::vector<Branch> m_branches;
    std::optional<scheduler::Divergence> m_divergence;
    std::shared_ptr<const RunView> m_view;
};

struct Session::Opened {
    Session session;
    std::uint32_t firstDifferentStep = 0; ///< 0: the same history as when it was saved
    history::Text difference;             ///< what is different, in a sentence
};

/// Two hexadecimal digits a step, of a running hash of everything that happened: SessionFile::stepMarks.
[[nodiscard]] std::string stepMarks(const history::History& history);

} // namespace lockstep::session
