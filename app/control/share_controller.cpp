#include "app/control/share_controller.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>

namespace lockstep::app {

ShareController::ShareController(EngineLink& engine, SourceController& source, SettingsController& settings,
                                 CommandRegistry& commands, QObject* parent)
    : QObject(parent), m_engine(engine), m_source(source), m_settings(settings) {
    const auto some = [this] { return m_engine.shown().hasRun(); };
    commands.bind(
        "edit.copySchedule", [this] { copySchedule(); }, some);
    commands.bind(
        "edit.pasteSchedule", [this] { follow(QGuiApplication::clipboard()->text()); }, some);
    commands.bind(
        "export.svg", [this] { Q_EMIT pictureDialogRequested(); }, some);
    commands.bind(
        "export.svgSteps", [this] { Q_EMIT folderDialogRequested(); }, some);
    connect(&engine, &EngineLink::answered, this, [this](const Answer& answer) {
        if (!answer.written.empty()) {
            m_written = tr("%n picture(s) written: %1", nullptr, static_cast<int>(answer.written.size()))
                            .arg(answer.written.front());
            Q_EMIT writtenChanged();
        }
        Q_EMIT changed();
    });
}

QString ShareController::schedule() const {
    return m_engine.shown().hasRun() ? QString::fromStdString(m_engine.shown().run->schedule.text()) : QString();
}

void ShareController::copySchedule() { QGuiApplication::clipboard()->setText(schedule()); }

void ShareController::follow(const QString& schedule) {
    if (!schedule.trimmed().isEmpty()) m_engine.replay(schedule);
}

void ShareController::exportPicture(const QUrl& file) { exportTo(file, false); }

void ShareController::exportSteps(const QUrl& folder) { exportTo(folder, true); }

void ShareController::exportTo(const QUrl& url, bool steps) {
    ExportRequest request;
    request.path = url.isLocalFile() ? url.toLocalFile() : url.toString();
    if (!steps && QFileInfo(request.path).suffix().isEmpty()) request.path += QStringLiteral(".svg");
    request.steps = steps;
    request.language = m_language;
    request.theme = m_settings.isDark() ? view::Theme::Dark : view::Theme::Light;
    request.title = m_source.fileName();
    m_engine.exportSvg(std::move(request));
}

} // namespace lockstep::app
