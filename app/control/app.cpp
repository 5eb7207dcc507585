#include "app/control/app.h"

#include "engine/session/version.h"

#include <QStandardPaths>

namespace lockstep::app {
namespace {

constexpr int outcomesTab = 4;
constexpr int chartsTab = 5;

QString faultFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/faults");
}

} // namespace

App::App(const QString& settingsLocation, QObject* parent)
    : QObject(parent), m_settings(settingsLocation), m_language(m_settings, m_commands),
      m_timing(m_settings, m_commands), m_engine(faultFolder()), m_selection(m_engine),
      m_source(m_engine, m_selection, m_commands), m_run(m_engine, m_selection, m_settings, m_timing, m_commands),
      m_timeline(m_engine, m_selection, m_commands), m_state(m_engine), m_explain(m_engine, m_selection),
      m_events(m_engine, m_selection), m_console(m_engine), m_findings(m_engine, m_selection, m_commands),
      m_explore(m_engine, m_commands), m_compare(m_timing, m_commands), m_times(m_engine),
      m_files(m_engine, m_source, m_findings, m_settings, m_commands),
      m_share(m_engine, m_source, m_settings, m_commands) {
    bindViewCommands();
    bindOtherCommands();
    const auto refresh = [this] { m_commands.refresh(); };
    connect(&m_engine, &EngineLink::answered, this, refresh);
    connect(&m_engine, &EngineLink::busyChanged, this, refresh);
    connect(&m_selection, &SelectionController::changed, this, refresh);
    connect(&m_source, &SourceController::changed, this, refresh);
    connect(&m_run, &RunController::playingChanged, this, refresh);
    connect(&m_explore, &ExploreController::changed, this, refresh);
    connect(&m_compare, &CompareController::changed, this, refresh);
    connect(&m_timing, &TimingController::chosen, this, refresh);
    connect(&m_timing, &TimingController::measuringChanged, this, refresh);
    connect(&m_compare, &CompareController::programRequested, &m_files, &FilesController::openProgram);
    connect(&m_files, &FilesController::changed, this, refresh);
    connect(&m_settings, &SettingsController::lookChanged, this, refresh);
    connect(&m_source, &SourceController::breakpointsChanged, this,
            [this] { m_run.setBreakpoints(m_source.breakpointLines()); });
    // What it finds is to be seen at once.
    connect(&m_explore, &ExploreController::changed, this, [this] {
        if (!m_explore.isWorking()) return;
        if (m_explore.isSampling()) m_compare.setShown(false);
        setBottomTab(m_explore.isSampling() ? chartsTab : outcomesTab);
    });
    connect(&m_compare, &CompareController::started, this, [this] { setBottomTab(chartsTab); });
    connect(&m_language, &LanguageController::changed, this, &App::spreadLanguage);
    m_language.apply();
    m_commands.refresh();
}

QString App::version() const { return QString::fromUtf8(session::toolVersion.data()); }

void App::setBottomTab(int tab) {
    if (tab == m_bottomTab) return;
    m_bottomTab = tab;
    Q_EMIT bottomTabChanged();
}

void App::spreadLanguage() {
    const history::Language language = m_language.language();
    m_run.setLanguage(language);
    m_source.setLanguage(language);
    m_timeline.setLanguage(language);
    m_state.setLanguage(language);
    m_explain.setLanguage(language);
    m_events.setLanguage(language);
    m_console.setLanguage();
    m_findings.setLanguage(language);
    m_explore.setLanguage(language);
    m_compare.setLanguage();
    m_times.setLanguage();
    m_files.setLanguage(language);
    m_share.setLanguage(language);
    m_commands.refresh();
}

void App::bindViewCommands() {
    const auto scale = [this](double factor) { m_settings.setTextScale(m_settings.textScale() + factor); };
    m_commands.bind("view.textLarger", [=] { scale(0.1); });
    m_commands.bind("view.textSmaller", [=] { scale(-0.1); });
    m_commands.bind("view.textReset", [this] { m_settings.setTextScale(1.0); });
    const auto theme = [this](const char* id, const QString& name) {
        m_commands.bind(
            id, [this, name] { m_settings.setTheme(name); }, {}, [this, name] { return m_settings.theme() == name; });
    };
    theme("view.light", QStringLiteral("light"));
    theme("view.dark", QStringLiteral("dark"));
    m_commands.bind(
        "view.contrast", [this] { m_settings.setHighContrast(!m_settings.isHighContrast()); }, {},
        [this] { return m_settings.isHighContrast(); });
    const auto tab = [this](const char* id, int index) { m_commands.bind(id, [this, index] { setBottomTab(index); }); };
    tab("view.findings", 0);
    tab("view.events", 1);
    tab("view.console", 2);
    tab("view.schedule", 3);
    tab("view.outcomes", outcomesTab);
    tab("view.charts", chartsTab);
    m_commands.bind(
        "settings.motion", [this] { m_settings.setReducedMotion(!m_settings.isReducedMotion()); }, {},
        [this] { return m_settings.isReducedMotion(); });
    m_commands.bind("settings.resetPanes", [this] { m_settings.forgetPanes(); });
}

void App::bindOtherCommands() {
    // F5 means: go on. With changes in the text that is to compile them, else to run to the next finding.
    m_commands.bind(
        "run.run",
        [this] {
            m_run.play(false);
            if (m_source.isEdited())
                m_source.compileAndRun();
            else
                m_engine.runOn(m_source.breakpointLines());
        },
        [this] { return m_source.isOpen() && (m_source.isEdited() || (m_run.hasRun() && !m_run.isOver())); });
    m_commands.bind(
        "edit.clearSelection",
        [this] {
            m_source.setEditing(false);
            m_selection.clear();
        },
        [this] { return m_run.hasRun() || m_source.isEditing(); });
    m_commands.bind(
        "edit.findGoroutine", [this] { Q_EMIT findGoroutineRequested(); }, [this] { return m_run.hasRun(); });
    m_commands.bind("help.commands", [this] { Q_EMIT commandSearchRequested(); });
    m_commands.bind("help.keys", [this] { Q_EMIT keysRequested(); });
    m_commands.bind("help.about", [this] { Q_EMIT aboutRequested(); });
}

} // namespace lockstep::app
