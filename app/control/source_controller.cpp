#include "app/control/source_controller.h"

#include "app/model/user_position.h"
#include "engine/session/scales.h"

#include <QFileInfo>

#include <algorithm>

namespace lockstep::app {
namespace {

/// What the window lets a run do: enough for any lesson, and soon over for an endless loop.
session::RunSettings windowSettings() {
    session::RunSettings settings;
    settings.limits.maxSteps = 250'000;
    settings.limits.maxTicks = 200'000'000;
    return settings;
}

} // namespace

SourceController::SourceController(EngineLink& engine, SelectionController& selection, CommandRegistry& commands,
                                   QObject* parent)
    : QObject(parent), m_engine(engine), m_selection(selection) {
    connect(&engine, &EngineLink::answered, this, &SourceController::follow);
    connect(&selection, &SelectionController::changed, this, &SourceController::updateFinding);
    commands.bind(
        "edit.source", [this] { setEditing(!m_editing); }, [this] { return isOpen(); }, [this] { return m_editing; });
    commands.bind(
        "edit.discard", [this] { discard(); }, [this] { return isEdited() && m_engine.shown().hasRun(); });
    commands.bind(
        "run.breakpoint", [this] { toggleBreakpoint(m_selection.line()); }, [this] { return m_selection.line() > 0; });
}

void SourceController::openText(const session::SourceText& source, const QString& path, const QString& schedule,
                                int steps) {
    m_path = path;
    m_name = QString::fromStdString(source.name);
    m_text = m_savedText = QString::fromStdString(source.text);
    m_runText.clear();
    m_editing = false;
    m_breakpoints.clear();
    m_problems.setCompilation(nullptr, {});
    Q_EMIT textReplaced();
    Q_EMIT changed();
    Q_EMIT breakpointsChanged();
    request(schedule, steps, false);
}

void SourceController::request(const QString& schedule, int steps, bool keepSchedule) {
    OpenRequest open;
    open.sources.push_back({m_name.toStdString(), m_text.toStdString()});
    open.settings = windowSettings();
    if (!m_path.isEmpty()) open.goMinor = session::languageFor(m_path.toStdString());
    if (keepSchedule && m_engine.shown().hasRun()) open.settings = m_engine.shown().settings;
    open.schedule = schedule;
    open.steps = static_cast<std::uint32_t>(steps);
    open.keepSchedule = keepSchedule;
    m_engine.open(std::move(open));
}

void SourceController::compileAndRun() { request({}, 0, !m_runText.isEmpty()); }

void SourceController::edit(const QString& text) {
    if (text == m_text) return;
    m_text = text;
    Q_EMIT changed();
}

void SourceController::discard() {
    m_text = m_runText;
    m_problems.setCompilation(nullptr, {});
    Q_EMIT textReplaced();
    Q_EMIT changed();
}

void SourceController::setEditing(bool editing) {
    if (editing == m_editing) return;
    m_editing = editing;
    Q_EMIT changed();
}

QString SourceController::save(const QString& path) {
    const auto done = session::writeFile(path.toStdString(), m_text.toStdString());
    if (!done) return QString::fromStdString(done.error().sentence);
    m_path = path;
    m_savedText = m_text;
    Q_EMIT changed();
    return {};
}

void SourceController::follow(const Answer& answer) {
    if (answer.rejected) {
        m_problems.setCompilation(answer.rejected.get(), m_name.toStdString());
        if (!m_problems.rows().empty()) m_selection.selectLine(m_problems.rows().front().line);
        Q_EMIT changed();
        return;
    }
    if (answer.opened) {
        m_runText = QString::fromStdString(answer.shown.compilation->sources.front().text);
        m_problems.setCompilation(nullptr, {});
        m_editing = false;
        Q_EMIT changed();
    }
    updateMarkers();
}

std::uint32_t SourceController::fileIn(const program::Program& program) const {
    const auto found = std::find(program.files.begin(), program.files.end(), m_name.toStdString());
    return static_cast<std::uint32_t>(found - program.files.begin());
}

void SourceController::updateFinding() {
    QVariantList marked;
    if (const analysis::Occurrence* occurrence = m_selection.shownOccurrence(); occurrence && !isEdited()) {
        const history::History& history = *m_engine.shown().run->history;
        const std::uint32_t file = fileIn(history.program());
        std::set<std::uint32_t> lines;
        for (const analysis::FindingEvent& part : occurrence->events) {
            if (part.event == history::none) continue;
            const auto position = userPosition(history, part.event);
            if (position.file == file && position.line > 0) lines.insert(position.line);
        }
        for (const std::uint32_t line : lines) marked.append(static_cast<int>(line));
    }
    if (marked == m_findingLines) return;
    m_findingLines = marked;
    Q_EMIT findingChanged();
}

void SourceController::updateMarkers() {
    const Shown& shown = m_engine.shown();
    m_currentLine = 0;
    std::uint32_t file = 0;
    if (shown.hasRun()) {
        file = fileIn(shown.run->history->program());
        const history::History& history = *shown.run->history;
        if (shown.position() > 0 && shown.position() <= history.stepCount()) {
            const auto position = userPosition(history, history.steps()[shown.position() - 1]);
            if (position.file == file) m_currentLine = static_cast<int>(position.line);
        }
    }
    const bool other = isEdited();
    m_markers.setMoment(other ? nullptr : shown.moment.get(), shown.run.get(), file, m_language);
    if (other) m_currentLine = 0;
    Q_EMIT momentChanged();
}

QString SourceController::shortLoops() const {
    QStringList sentences;
    if (const auto& compilation = m_engine.shown().compilation)
        for (const session::ScaledLoop& loop : compilation->scaled)
            sentences += QString::fromStdString(session::textOf(loop).in(m_language));
    return sentences.join(m_language == history::Language::Chinese ? QString() : QStringLiteral(" "));
}

void SourceController::toggleBreakpoint(int line) {
    if (line < 1) return;
    const auto wanted = static_cast<std::uint32_t>(line);
    if (m_breakpoints.erase(wanted) == 0) m_breakpoints.insert(wanted);
    Q_EMIT breakpointsChanged();
}

QVariantList SourceController::breakpoints() const {
    QVariantList lines;
    for (const std::uint32_t line : m_breakpoints) lines.append(line);
    return lines;
}

void SourceController::setLanguage(history::Language language) {
    m_language = language;
    updateMarkers();
}

} // namespace lockstep::app
