#include "app/control/findings_controller.h"

#include <QLocale>

#include <algorithm>

namespace lockstep::app {

FindingsController::FindingsController(EngineLink& engine, SelectionController& selection, CommandRegistry& commands,
                                       QObject* parent)
    : QObject(parent), m_engine(engine), m_selection(selection) {
    connect(&engine, &EngineLink::answered, this, &FindingsController::follow);
    connect(&selection, &SelectionController::changed, this, &FindingsController::updateRows);
    const auto some = [this] { return count() > 0; };
    commands.bind(
        "findings.next", [this] { jump(true); }, some);
    commands.bind(
        "findings.previous", [this] { jump(false); }, some);
    commands.bind(
        "findings.explain", [this] { m_selection.showFinding(std::max(current(), 0), m_selection.occurrence()); },
        some);
}

void FindingsController::jump(bool forward) {
    // Every occurrence is a place to stop at, in the order of the run.
    struct Stop {
        history::EventIndex focus;
        int finding;
        int occurrence;
    };
    const auto findings = m_engine.shown().run->findings();
    std::vector<Stop> stops;
    for (std::size_t f = 0; f < findings.size(); ++f)
        for (std::size_t o = 0; o < findings[f].occurrences.size(); ++o)
            stops.push_back({findings[f].occurrences[o].focus, static_cast<int>(f), static_cast<int>(o)});
    std::sort(stops.begin(), stops.end(), [](const Stop& a, const Stop& b) { return a.focus < b.focus; });
    const auto here = static_cast<std::uint32_t>(m_selection.event() + 1); // events before and with the selected one
    if (forward) {
        const auto next =
            std::find_if(stops.begin(), stops.end(), [&](const Stop& stop) { return stop.focus >= here; });
        const Stop& stop = next == stops.end() ? stops.front() : *next;
        m_selection.showFinding(stop.finding, stop.occurrence);
    } else {
        const auto next =
            std::find_if(stops.rbegin(), stops.rend(), [&](const Stop& stop) { return stop.focus + 1 < here; });
        const Stop& stop = next == stops.rend() ? stops.back() : *next;
        m_selection.showFinding(stop.finding, stop.occurrence);
    }
}

void FindingsController::updateRows() {
    m_rows.setRun(m_engine.shown().run.get(), m_language, m_selection.finding());
    Q_EMIT changed();
}

void FindingsController::setBanner(Banner banner) {
    if (banner == m_dismissed) banner = {};
    if (banner == m_banner) return;
    m_banner = std::move(banner);
    Q_EMIT bannerChanged();
}

void FindingsController::dismissBanner() {
    m_dismissed = m_banner;
    m_urgent = false;
    setBanner({});
}

void FindingsController::tell(const QString& title, const QString& text) {
    m_dismissed = {};
    m_urgent = true;
    setBanner({QStringLiteral("problem"), title, text});
}

void FindingsController::follow(const Answer& answer) {
    updateRows();
    if (answer.opened) m_dismissed = {};
    if (auto urgent = urgentBanner(answer)) {
        m_dismissed = {};
        m_urgent = true;
        setBanner(std::move(*urgent));
        return;
    }
    m_urgent = false;
    setBanner(runBanner());
}

std::optional<FindingsController::Banner> FindingsController::urgentBanner(const Answer& answer) const {
    if (answer.fault) {
        const QString where = answer.fault->reproFile.isEmpty()
                                  ? tr("What you had open is kept.")
                                  : tr("What you had open is kept. Please send us %1.").arg(answer.fault->reproFile);
        return Banner{QStringLiteral("fault"), tr("We are sorry: Lockstep made a mistake of its own."),
                      where + u' ' + answer.fault->sentence};
    }
    if (answer.rejected) {
        const auto& problems = answer.rejected->problems;
        const auto errors = std::count_if(problems.begin(), problems.end(),
                                          [](const session::Problem& problem) { return !problem.isWarning; });
        const auto first = std::find_if(problems.begin(), problems.end(),
                                        [](const session::Problem& problem) { return !problem.isWarning; });
        QString text;
        if (first != problems.end())
            text = QStringLiteral("%1:%2:%3: %4")
                       .arg(QString::fromStdString(first->file))
                       .arg(first->line)
                       .arg(first->column)
                       .arg(QString::fromStdString(first->message));
        return Banner{QStringLiteral("problem"),
                      tr("The source does not compile: %n error(s).", nullptr, static_cast<int>(errors)), text};
    }
    if (!answer.refused.isEmpty()) return Banner{QStringLiteral("problem"), tr("That did not work."), answer.refused};
    if (answer.diverged)
        return Banner{QStringLiteral("note"),
                      tr("The schedule does not fit this program any more; this is as far as it goes."),
                      QString::fromStdString(answer.diverged->in(m_language))};
    if (answer.stopped) return Banner{QStringLiteral("note"), tr("Stopped. What was recorded so far is kept."), {}};
    return std::nullopt;
}

FindingsController::Banner FindingsController::runBanner() const {
    const Shown& shown = m_engine.shown();
    if (!shown.hasRun()) return {};
    const session::RunView& run = *shown.run;
    const analysis::Finding* latest = nullptr;
    for (const analysis::Finding& finding : run.findings()) {
        const history::EventIndex focus = finding.first().focus;
        if (run.history->stepOf(focus) > shown.position() || shown.position() == 0) continue;
        if (latest == nullptr || focus > latest->first().focus) latest = &finding;
    }
    const int selected = m_selection.finding();
    if (selected >= 0 && selected < static_cast<int>(run.findings().size()))
        latest = &run.findings()[static_cast<std::size_t>(selected)];
    if (latest)
        return {QStringLiteral("finding"), QString::fromStdString(latest->title.in(m_language)),
                QString::fromStdString(latest->message.in(m_language))};
    if (!run.isOver || shown.position() < run.steps) return {};
    const history::Outcome& outcome = run.history->outcome();
    if (outcome.kind == history::OutcomeKind::StepLimit || outcome.kind == history::OutcomeKind::MemoryLimit)
        return {QStringLiteral("note"), tr("The run was ended by a limit, not by the program."),
                QString::fromStdString(outcome.message)};
    if (outcome.kind != history::OutcomeKind::Exited) return {};
    return {QStringLiteral("note"),
            tr("No problem in this interleaving of %n step(s).", nullptr, static_cast<int>(run.steps)),
            tr("Others exist: step back and let another goroutine move.")};
}

void FindingsController::setLanguage(history::Language language) {
    m_language = language;
    updateRows();
    if (!m_urgent) setBanner(runBanner());
}

} // namespace lockstep::app
