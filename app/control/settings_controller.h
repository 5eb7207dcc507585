// SettingsController: what the user chose and the window remembers: look, language, speed, sizes of panes, recent
// files.
//
// Kept in one QSettings file; a setting that cannot be read has its usual value. `location` lets tests and pictures use
// a file of their own, or none at all.
#pragma once

#include <QObject>
#include <QSettings>
#include <QStringList>
#include <QVariant>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace lockstep::app {

class SettingsController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one for each window, made by App")
    Q_PROPERTY(QString theme READ theme WRITE setTheme NOTIFY lookChanged)
    Q_PROPERTY(bool dark READ isDark NOTIFY lookChanged)
    Q_PROPERTY(bool highContrast READ isHighContrast WRITE setHighContrast NOTIFY lookChanged)
    Q_PROPERTY(bool reducedMotion READ isReducedMotion WRITE setReducedMotion NOTIFY lookChanged)
    Q_PROPERTY(double textScale READ textScale WRITE setTextScale NOTIFY lookChanged)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged)
    Q_PROPERTY(QStringList recentFiles READ recentFiles NOTIFY recentFilesChanged)

public:
    /// `location`: the path of an ini file; empty: the user's own place; "none": nothing is kept.
    explicit SettingsController(const QString& location = {}, QObject* parent = nullptr);

    [[nodiscard]] QString theme() const { return value(QStringLiteral("theme"), QStringLiteral("light")).toString(); }
    void setTheme(const QString& theme);
    [[nodiscard]] bool isDark() const { return theme() == QStringLiteral("dark"); }
    [[nodiscard]] bool isHighContrast() const { return value(QStringLiteral("highContrast"), false).toBool(); }
    void setHighContrast(bool on);
    [[nodiscard]] bool isReducedMotion() const { return value(QStringLiteral("reducedMotion"), false).toBool(); }
    void setReducedMotion(bool on);
    [[nodiscard]] double textScale() const { return value(QStringLiteral("textScale"), 1.0).toDouble(); }
    void setTextScale(double scale);
    /// "en" or "zh_CN"; at first the system's, if it is Chinese.
    [[nodiscard]] QString language() const;
    void setLanguage(const QString& language);
    [[nodiscard]] QStringList recentFiles() const { return value(QStringLiteral("recentFiles"), {}).toStringList(); }
    void addRecentFile(const QString& path);

    /// The remembered state of a pane, as SplitView gives it.
    Q_INVOKABLE QVariant pane(const QString& name) const;
    Q_INVOKABLE void setPane(const QString& name, const QVariant& state);
    void forgetPanes();

    [[nodiscard]] QVariant value(const QString& key, const QVariant& usual) const;
    void setValue(const QString& key, const QVariant& value);

Q_SIGNALS:
    void lookChanged();
    void languageChanged();
    void recentFilesChanged();
    void panesForgotten();

private:
    std::unique_ptr<QSettings> m_settings;
    QVariantMap m_unsaved; ///< where nothing is kept
};

} // namespace lockstep::app
