// App: the window's root object: makes the controllers, joins them, and is handed to Main.qml as its required property.
//
// The order of the members is the order of who knows whom. Whatever changes anywhere, App asks every command again
// whether it may run.
#pragma once

#include "app/control/compare_controller.h"
#include "app/control/engine_link.h"
#include "app/control/explore_controller.h"
#include "app/control/files_controller.h"
#include "app/control/findings_controller.h"
#include "app/control/inspect_controllers.h"
#include "app/control/language_controller.h"
#include "app/control/run_controller.h"
#include "app/control/settings_controller.h"
#include "app/control/share_controller.h"
#include "app/control/source_controller.h"
#include "app/control/timeline_controller.h"
#include "app/control/times_controller.h"

namespace lockstep::app {

class App : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by main()")
    Q_PROPERTY(lockstep::app::CommandRegistry* commands READ commands CONSTANT)
    Q_PROPERTY(lockstep::app::SettingsController* settings READ settings CONSTANT)
    Q_PROPERTY(lockstep::app::RunController* run READ run CONSTANT)
    Q_PROPERTY(lockstep::app::SelectionController* selection READ selection CONSTANT)
    Q_PROPERTY(lockstep::app::SourceController* source READ source CONSTANT)
    Q_PROPERTY(lockstep::app::TimelineController* timeline READ timeline CONSTANT)
    Q_PROPERTY(lockstep::app::StateController* state READ state CONSTANT)
    Q_PROPERTY(lockstep::app::ExplainController* explain READ explain CONSTANT)
    Q_PROPERTY(lockstep::app::EventsController* events READ events CONSTANT)
    Q_PROPERTY(lockstep::app::ConsoleController* console READ console CONSTANT)
    Q_PROPERTY(lockstep::app::FindingsController* findings READ findings CONSTANT)
    Q_PROPERTY(lockstep::app::ExploreController* explore READ explore CONSTANT)
    Q_PROPERTY(lockstep::app::CompareController* compare READ compare CONSTANT)
    Q_PROPERTY(lockstep::app::TimesController* times READ times CONSTANT)
    Q_PROPERTY(lockstep::app::FilesController* files READ files CONSTANT)
    Q_PROPERTY(lockstep::app::ShareController* share READ share CONSTANT)
    Q_PROPERTY(QString version READ version CONSTANT)
    Q_PROPERTY(int bottomTab READ bottomTab WRITE setBottomTab NOTIFY bottomTabChanged)

public:
    /// `settingsLocation` as SettingsController.
    explicit App(const QString& settingsLocation = {}, QObject* parent = nullptr);

    [[nodiscard]] EngineLink& engine() { return m_engine; }
    [[nodiscard]] LanguageController& language() { return m_language; }
    [[nodiscard]] CommandRegistry* commands() { return &m_commands; }
    [[nodiscard]] SettingsController* settings() { return &m_settings; }
    [[nodiscard]] RunController* run() { return &m_run; }
    [[nodiscard]] SelectionController* selection() { return &m_selection; }
    [[nodiscard]] SourceController* source() { return &m_source; }
    [[nodiscard]] TimelineController* timeline() { return &m_timeline; }
    [[nodiscard]] StateController* state() { return &m_state; }
    [[nodiscard]] ExplainController* explain() { return &m_explain; }
    [[nodiscard]] EventsController* events() { return &m_events; }
    [[nodiscard]] ConsoleController* console() { return &m_console; }
    [[nodiscard]] FindingsController* findings() { return &m_findings; }
    [[nodiscard]] ExploreController* explore() { return &m_explore; }
    [[nodiscard]] CompareController* compare() { return &m_compare; }
    [[nodiscard]] TimesController* times() { return &m_times; }
    [[nodiscard]] FilesController* files() { return &m_files; }
    [[nodiscard]] ShareController* share() { return &m_share; }
    [[nodiscard]] QString version() const;
    /// The page of the bottom pane: findings, events, console, schedule, outcomes, charts.
    [[nodiscard]] int bottomTab() const { return m_bottomTab; }
    void setBottomTab(int tab);

Q_SIGNALS:
    void bottomTabChanged();
    void findGoroutineRequested();
    void commandSearchRequested();
    void keysRequested();
    void aboutRequested();

private:
    void bindViewCommands();
    void bindOtherCommands();
    void spreadLanguage();

    SettingsController m_settings;
    CommandRegistry m_commands;
    LanguageController m_language;
    TimingController m_timing;
    EngineLink m_engine;
    SelectionController m_selection;
    SourceController m_source;
    RunController m_run;
    TimelineController m_timeline;
    StateController m_state;
    ExplainController m_explain;
    EventsController m_events;
    ConsoleController m_console;
    FindingsController m_findings;
    ExploreController m_explore;
    CompareController m_compare;
    TimesController m_times;
    FilesController m_files;
    ShareController m_share;
    int m_bottomTab = 0;
};

} // namespace lockstep::app
