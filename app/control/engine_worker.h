// EngineWorker: the window's session, as plain calls without threads. EngineLink runs it on a thread of its own; tests
// call it directly.
//
// Every call answers with what is to be shown afterwards: the run, the state at the position, and what there is to say.
// A mistake in the user's Go, a schedule that does not fit, a file that cannot be read are said in the answer. Our own
// fault is caught here and nowhere else in the window: the answer then holds an apology and the path of a repro file,
// and the session is made anew from the last good schedule when it is next used.
#pragma once

#include "engine/session/session.h"
#include "engine/view/palette.h"

#include <QString>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace lockstep::app {

/// What the window shows. Immutable once handed out.
struct Shown {
    std::shared_ptr<const session::Compilation> compilation; ///< of the run; null while nothing has run
    std::shared_ptr<const session::Compilation> written;     ///< as the source has it: with its loops not scaled
    std::shared_ptr<const session::RunView> run;
    std::shared_ptr<const session::Moment> moment; ///< at the position
    session::RunSettings settings;

    [[nodiscard]] bool hasRun() const { return run != nullptr; }
    /// Loops of the run go round less often than the source says.
    [[nodiscard]] bool isScaled() const { return compilation != written; }
    [[nodiscard]] std::uint32_t position() const { return moment ? moment->step : 0; }
};

/// Our own fault, for the apology.
struct Fault {
    QString sentence;  ///< what was broken, as the log has it
    QString reproFile; ///< empty if it could not be written
};

/// What a call did.
struct Answer {
    Shown shown;
    std::shared_ptr<const session::Compilation> rejected; ///< compiled now, with errors; an edited text's run stays
    session::Advance advance = session::Advance::Followed;
    std::optional<history::Text> diverged; ///< why a schedule could not be followed to its end
    QString refused;                       ///< a sentence: text that is no schedule, a file that cannot be written
    bool stopped = false;                  ///< the user stopped it
    bool opened = false;                   ///< it is a new program or a new text of it
    std::vector<QString> written;          ///< files that an export wrote
    std::optional<Fault> fault;
};

/// How far a goroutine goes on by itself.
enum class Stretch : std::uint8_t { NextLine, UntilReturn };

/// What is to be opened.
struct OpenRequest {
    std::vector<session::SourceText> sources;
    session::RunSettings settings;
    unsigned goMinor = session::newestGoMinor;
    QString schedule;          ///< schedule text to follow; empty: stay at step 0
    std::uint32_t steps = 0;   ///< of the schedule; 0: to the end of the run
    bool keepSchedule = false; ///< follow the schedule of the present run as far as it fits
};

struct ExportRequest {
    QString path; ///< a file, or for a picture a step a folder
    bool steps = false;
    history::Language language = history::Language::English;
    view::Theme theme = view::Theme::Light;
    QString title;
};

class EngineWorker {
public:
    /// `faultFolder` is where repro files go.
    explicit EngineWorker(QString faultFolder) : m_faultFolder(std::move(faultFolder)) {}

    Answer open(const OpenRequest& request, const scheduler::Control& control = {});
    Answer restart(const session::RunSettings& settings);
    Answer moveTo(std::uint32_t step);
    Answer choose(session::Choice choice);
    Answer forward();
    /// To the end of the run; with `fromHere` the recorded future becomes a ghost first. The position goes to where
    /// something first goes wrong behind it (a data race is no place to stop at) or to a breakpoint, else to the end.
    Answer runOn(const scheduler::Control& control, const std::set<std::uint32_t>& breakpoints = {});
    /// A whole run with other settings.
    Answer runAfresh(const session::RunSettings& settings, const scheduler::Control& control);
    Answer runStretch(std::uint32_t goroutine, Stretch stretch, const scheduler::Control& control);
    Answer takeBranch(std::size_t branch);
    /// Of the program that runs, or with `rounds` of the one whose loops have so many; 0: as the source says.
    Answer replay(const QString& schedule, const scheduler::Control& control,
                  std::optional<std::uint32_t> rounds = std::nullopt);
    /// Back to the program as the source has it, before its first step.
    Answer unscale();
    Answer exportSvg(const ExportRequest& request);

    [[nodiscard]] bool hasSession() const { return m_session.has_value(); }

private:
    Answer guarded(const std::function<void(Answer&)>& work);
    void show(Answer& answer);
    void noteDivergence(Answer& answer) const;
    bool revive();
    [[nodiscard]] std::shared_ptr<const session::Compilation> withRounds(std::uint32_t rounds) const;
    Fault describe(const char* what) const;
    [[nodiscard]] std::uint32_t nextStop(std::uint32_t from, const std::set<std::uint32_t>& breakpoints);

    QString m_faultFolder;
    std::optional<session::Session> m_session;
    Shown m_shown; ///< the last good answer
    bool m_broken = false;
};

} // namespace lockstep::app
