// ExploreController: all interleavings of the program that is open, and random runs of it, on a thread of their own.
//
// While it works the run can be walked on: the program is immutable and shared. Progress comes now and then; stopping
// keeps what was found. A click on an outcome or finding has the engine follow its schedule. Another program, or
// another text of it, makes everything here empty.
//
// Loops with a constant bound may be explored shorter than they are written. What is then found belongs to the program
// with short loops, so that is what a click runs, and the source pane says so.
#pragma once

#include "app/control/command_registry.h"
#include "app/control/engine_link.h"
#include "app/model/finding_model.h"
#include "app/model/outcome_model.h"

#include <QVariantList>

#include <thread>

namespace lockstep::app {

class ExploreController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one for each window, made by App")
    Q_PROPERTY(lockstep::app::OutcomeModel* outcomes READ outcomes CONSTANT)
    Q_PROPERTY(lockstep::app::FindingModel* found READ found CONSTANT)
    Q_PROPERTY(lockstep::app::OutcomeModel* tally READ tally CONSTANT)
    Q_PROPERTY(bool working READ isWorking NOTIFY changed)
    Q_PROPERTY(bool sampling READ isSampling NOTIFY changed)
    Q_PROPERTY(bool hasResult READ hasResult NOTIFY changed)
    Q_PROPERTY(QString progress READ progress NOTIFY changed)
    Q_PROPERTY(double fraction READ fraction NOTIFY changed)
    Q_PROPERTY(QString verdict READ verdict NOTIFY changed)
    Q_PROPERTY(bool scalable READ isScalable NOTIFY changed)
    Q_PROPERTY(QString loops READ loops NOTIFY changed)
    Q_PROPERTY(QVariantList bars READ bars NOTIFY tallyChanged)
    Q_PROPERTY(QString tallyTitle READ tallyTitle NOTIFY tallyChanged)

public:
    ExploreController(EngineLink& engine, CommandRegistry& commands, QObject* parent = nullptr);
    ~ExploreController() override;

    [[nodiscard]] OutcomeModel* outcomes() { return &m_outcomes; }
    /// What is wrong in any interleaving.
    [[nodiscard]] FindingModel* found() { return &m_found; }
    /// The outcomes of random runs.
    [[nodiscard]] OutcomeModel* tally() { return &m_tally; }
    [[nodiscard]] bool isWorking() const { return m_work.joinable(); }
    [[nodiscard]] bool isSampling() const { return isWorking() && m_sampling; }
    [[nodiscard]] bool hasResult() const { return m_explored.exploration != nullptr; }
    /// "12,345 executions of about 34,904 · 3 outcomes"
    [[nodiscard]] QString progress() const;
    /// How much of the whole is done, 0 to 1; -1 if nobody can say.
    [[nodiscard]] double fraction() const;
    /// What the result stands on, in plain words: with which loops, how much of it all, whether other loops agree.
    [[nodiscard]] QString verdict() const;
    /// There are loops that can be explored shorter than they are written.
    [[nodiscard]] bool isScalable() const { return longestLoop() > fewestRounds; }
    /// Which they are: "line 14: 5,000 rounds".
    [[nodiscard]] QString loops() const;
    /// For the histogram: {label, runs, failed} an outcome, in the order of tally().
    [[nodiscard]] QVariantList bars() const;
    [[nodiscard]] QString tallyTitle() const;

    Q_INVOKABLE void start();
    Q_INVOKABLE void startSampling();
    Q_INVOKABLE void stop() { m_work.request_stop(); }
    /// Follows the schedule to that outcome.
    Q_INVOKABLE void showOutcome(int row);
    Q_INVOKABLE void showFinding(int row);
    Q_INVOKABLE void showTally(int row);
    void setLanguage(history::Language language);

Q_SIGNALS:
    void changed();
    void tallyChanged();

private:
    static constexpr std::uint32_t fewestRounds = 2;
    /// How loops with a constant bound are explored.
    struct Loops {
        std::uint32_t rounds = 0; ///< at most; 0: as written
        bool areCompared = false; ///< with 2, 3 and 4 rounds
        friend bool operator==(const Loops&, const Loops&) = default;
    };
    /// What was explored, and what came of it.
    struct Explored {
        std::shared_ptr<const session::Exploration> exploration;
        Loops loops;
        std::vector<session::ScaledLoop> scaled;
        std::optional<history::Text> stability; ///< whether other rounds find the same
    };
    using Work = std::function<void(const session::Compilation&, std::stop_token)>;
    void bindWake(CommandRegistry& commands);
    void bindLoops(CommandRegistry& commands);
    [[nodiscard]] std::int64_t longestLoop() const;
    /// Some loop is longer than that.
    [[nodiscard]] bool isPossible(Loops loops) const;
    void exploreWith(Loops loops, history::WakePolicy wake, quint64 job, const session::Compilation& written,
                     const std::stop_token& stop);
    void begin(bool sampling, Work work);
    void finish(quint64 job);
    void clear();
    void updateResult();
    /// Runs on the window's thread, if that work is still the one that is going on.
    void post(quint64 job, std::function<void()> action);

    EngineLink& m_engine;
    OutcomeModel m_outcomes;
    FindingModel m_found;
    OutcomeModel m_tally;
    Loops m_loops;                                         ///< to explore next
    history::WakePolicy m_wake = history::WakePolicy::Any; ///< likewise
    Explored m_explored;
    session::RandomRuns m_runs;
    explore::Progress m_progress;
    std::jthread m_work;
    quint64 m_job = 0; ///< number of the work that is going on; late reports of others are dropped
    bool m_sampling = false;
    bool m_comparing = false; ///< it explores with other rounds, to compare
    history::Language m_language = history::Language::English;
};

} // namespace lockstep::app
