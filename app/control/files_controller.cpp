#include "app/control/files_controller.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace lockstep::app {
namespace {

/// Something goes wrong there; a data race alone is nothing to see.
bool goesWrong(const session::LessonExpectation& expectation) {
    return std::ranges::any_of(expectation.findings, [](const std::string& kind) {
        return kind != analysis::toText(analysis::FindingKind::DataRace);
    });
}

/// A run that shows what the lesson is about: its first prepared run that goes wrong, else a random one.
std::shared_ptr<const view::Scene> pictureOf(const session::Lesson& lesson) {
    const auto compilation = session::compile({lesson.program});
    if (!compilation->ok()) return nullptr;
    session::RunSettings settings;
    settings.limits.maxSteps = 400;
    for (const session::LessonExpectation& expectation : lesson.expectations) {
        if (!goesWrong(expectation) || expectation.program != "program.go") continue;
        const auto schedule = history::Schedule::parse(expectation.schedule);
        session::Session session(compilation, settings);
        if (schedule && session.replay(schedule.value())) return session.view()->scene;
    }
    settings.header.strategy = history::StrategyKind::Random;
    settings.header.seed = 3;
    session::Session session(compilation, settings);
    scheduler::Control control;
    control.untilStep = 60;
    session.runOn(control);
    return session.view()->scene;
}

} // namespace

FilesController::FilesController(EngineLink& engine, SourceController& source, FindingsController& findings,
                                 SettingsController& settings, CommandRegistry& commands, QObject* parent)
    : QObject(parent), m_engine(engine), m_source(source), m_findings(findings), m_settings(settings) {
    commands.bind("file.open", [this] { Q_EMIT openDialogRequested(); });
    commands.bind(
        "file.lessons", [this] { showHome(!m_home); }, [this] { return !m_home || m_source.isOpen(); });
    commands.bind(
        "file.save", [this] { save(); }, [this] { return m_source.isOpen() && m_source.isUnsaved(); });
    commands.bind(
        "file.saveAs", [this] { Q_EMIT saveDialogRequested(); }, [this] { return m_source.isOpen(); });
    commands.bind("file.quit", [this] { Q_EMIT quitRequested(); });
    connect(&settings, &SettingsController::recentFilesChanged, this, &FilesController::changed);
    m_lessons.setLanguage(m_language);
}

void FilesController::guarded(std::function<void()> action) {
    if (!m_source.isOpen() || !m_source.isUnsaved()) {
        action();
        return;
    }
    m_pending = std::move(action);
    Q_EMIT discardQuestion();
}

void FilesController::confirmDiscard() {
    if (auto action = std::exchange(m_pending, {})) action();
}

bool FilesController::mayQuit() {
    if (!m_source.isOpen() || !m_source.isUnsaved()) return true;
    m_pending = [this] {
        m_source.discard();
        Q_EMIT quitRequested();
    };
    Q_EMIT discardQuestion();
    return false;
}

void FilesController::open(const QUrl& url) { openPath(url.isLocalFile() ? url.toLocalFile() : url.toString()); }

void FilesController::openPath(const QString& path) {
    guarded([this, path] { load(path); });
}

void FilesController::load(const QString& path) {
    const QString absolute = QFileInfo(path).absoluteFilePath();
    if (path.endsWith(QStringLiteral(".lockstep"))) {
        loadSession(absolute);
        return;
    }
    auto source = session::readSource(absolute.toStdString());
    if (!source) {
        m_findings.tell(tr("%1 cannot be opened.").arg(QFileInfo(path).fileName()),
                        QString::fromStdString(source.error().sentence));
        return;
    }
    source.value().name = QFileInfo(path).fileName().toStdString();
    m_lesson = nullptr;
    m_lessons.setOpen({});
    m_settings.addRecentFile(absolute);
    m_source.openText(source.value(), absolute);
    showHome(false);
}

void FilesController::loadSession(const QString& path) {
    const auto file = session::loadSessionFile(path.toStdString());
    if (!file || file.value().sources.empty()) {
        m_findings.tell(tr("%1 cannot be opened.").arg(QFileInfo(path).fileName()),
                        file ? tr("There is no source in it.") : QString::fromStdString(file.error().sentence));
        return;
    }
    m_lesson = nullptr;
    m_lessons.setOpen({});
    m_settings.addRecentFile(path);
    const session::SessionFile& session = file.value();
    m_source.openText(session.sources.front(), {}, QString::fromStdString(session.schedule.text()),
                      session.isOver ? 0 : static_cast<int>(session.steps));
    showHome(false);
}

void FilesController::openLesson(const QString& id) {
    const auto& lessons = session::lessons();
    const auto found = std::find_if(lessons.begin(), lessons.end(), [&](const session::Lesson& lesson) {
        return QString::fromStdString(lesson.id) == id;
    });
    if (found != lessons.end()) guarded([this, lesson = &*found] { showLesson(lesson, false, {}); });
}

void FilesController::showLesson(const session::Lesson* lesson, bool fixed, const QString& schedule) {
    m_lesson = lesson;
    m_showsFixed = fixed && lesson->fixed;
    m_lessons.setOpen(QString::fromStdString(lesson->id));
    session::SourceText source = m_showsFixed ? *lesson->fixed : lesson->program;
    // In positions people read "program.go", not the lesson's folder.
    source.name = source.name.substr(source.name.rfind('/') + 1);
    m_source.openText(source, {}, schedule);
    showHome(false);
    Q_EMIT changed();
}

void FilesController::openProgram(const session::SourceText& program) {
    guarded([this, program] {
        m_lesson = nullptr;
        m_lessons.setOpen({});
        m_source.openText(program, {});
        showHome(false);
    });
}

void FilesController::openFixed(bool fixed) {
    if (m_lesson) guarded([this, fixed] { showLesson(m_lesson, fixed, {}); });
}

void FilesController::openPreparedRun(int index) {
    if (!m_lesson || index < 0 || index >= static_cast<int>(m_lesson->expectations.size())) return;
    const session::LessonExpectation& run = m_lesson->expectations[static_cast<std::size_t>(index)];
    const QString schedule = run.schedule.empty() ? QStringLiteral("ls1;") : QString::fromStdString(run.schedule);
    guarded([this, &run, schedule] { showLesson(m_lesson, run.program != "program.go", schedule); });
}

void FilesController::save() {
    if (m_source.path().isEmpty()) {
        Q_EMIT saveDialogRequested();
        return;
    }
    const QString problem = m_source.save(m_source.path());
    if (!problem.isEmpty()) m_findings.tell(tr("The source could not be saved."), problem);
}

void FilesController::saveAs(const QUrl& url) {
    const QString path = url.toLocalFile();
    const QString problem = m_source.save(path);
    if (problem.isEmpty())
        m_settings.addRecentFile(path);
    else
        m_findings.tell(tr("The source could not be saved."), problem);
}

void FilesController::showHome(bool home) {
    m_home = home;
    if (home) makePictures();
    Q_EMIT changed();
}

void FilesController::makePictures() {
    if (std::exchange(m_picturesAsked, true)) return;
    for (const session::Lesson& lesson : session::lessons()) {
        m_engine.compute([this, lesson = &lesson]() -> std::function<void()> {
            auto picture = pictureOf(*lesson);
            return [this, lesson, picture] { m_lessons.setPicture(QString::fromStdString(lesson->id), picture); };
        });
    }
}

QString FilesController::lessonTitle() const {
    return m_lesson ? QString::fromStdString(m_lesson->title.in(m_language)) : QString();
}

QString FilesController::lessonText() const {
    if (!m_lesson) return {};
    // The pane's head shows the title already.
    QString text = QString::fromStdString(m_lesson->text.in(m_language)).trimmed();
    if (text.startsWith(QStringLiteral("# "))) text.remove(0, text.indexOf(u'\n') + 1);
    // Headings as bold lines: those of Markdown are too loud for a narrow pane.
    static const QRegularExpression heading(QStringLiteral("^#+ (.*)$"), QRegularExpression::MultilineOption);
    return text.replace(heading, QStringLiteral("**\\1**")).trimmed();
}

QVariantList FilesController::preparedRuns() const {
    QVariantList list;
    if (!m_lesson) return list;
    for (const session::LessonExpectation& run : m_lesson->expectations)
        list.append(QVariantMap{{QStringLiteral("note"), QString::fromStdString(run.note.in(m_language))},
                                {QStringLiteral("fixed"), run.program != "program.go"}});
    return list;
}

QVariantList FilesController::recent() const {
    QVariantList list;
    for (const QString& path : m_settings.recentFiles()) {
        const QFileInfo info(path);
        QString folder = info.absolutePath();
        if (folder.startsWith(QDir::homePath())) folder.replace(0, QDir::homePath().size(), QStringLiteral("~"));
        list.append(QVariantMap{{QStringLiteral("name"), info.fileName()},
                                {QStringLiteral("folder"), folder},
                                {QStringLiteral("path"), path}});
    }
    return list;
}

void FilesController::setLanguage(history::Language language) {
    m_language = language;
    m_lessons.setLanguage(language);
    Q_EMIT changed();
}

} // namespace lockstep::app
