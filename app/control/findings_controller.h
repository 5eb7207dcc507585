// FindingsController: the list of findings and the banner: the one thing that has to be said now.
//
// A banner is shown for what just happened: the source does not compile, a schedule does not fit, a limit was reached,
// a finding is at or before the position, the run is over without one, or Lockstep itself failed. It can be dismissed;
// the next happening brings the next one.
#pragma once

#include "app/control/command_registry.h"
#include "app/control/engine_link.h"
#include "app/control/selection_controller.h"
#include "app/model/finding_model.h"

namespace lockstep::app {

class FindingsController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one for each window, made by App")
    Q_PROPERTY(lockstep::app::FindingModel* rows READ rows CONSTANT)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int current READ current NOTIFY changed)
    Q_PROPERTY(QString bannerKind READ bannerKind NOTIFY bannerChanged)
    Q_PROPERTY(QString bannerTitle READ bannerTitle NOTIFY bannerChanged)
    Q_PROPERTY(QString bannerText READ bannerText NOTIFY bannerChanged)

public:
    FindingsController(EngineLink& engine, SelectionController& selection, CommandRegistry& commands,
                       QObject* parent = nullptr);

    [[nodiscard]] FindingModel* rows() { return &m_rows; }
    [[nodiscard]] int count() const { return m_rows.rowCount(); }
    /// The finding that is selected, from 0; -1 if none is.
    [[nodiscard]] int current() const { return m_selection.finding(); }
    /// "finding", "problem", "note" or "fault"; empty: there is no banner.
    [[nodiscard]] QString bannerKind() const { return m_banner.kind; }
    [[nodiscard]] QString bannerTitle() const { return m_banner.title; }
    [[nodiscard]] QString bannerText() const { return m_banner.text; }

    Q_INVOKABLE void dismissBanner();
    /// A sentence from elsewhere in the window: a file that cannot be opened.
    void tell(const QString& title, const QString& text);
    void setLanguage(history::Language language);

Q_SIGNALS:
    void changed();
    void bannerChanged();

private:
    struct Banner {
        QString kind;
        QString title;
        QString text;
        friend bool operator==(const Banner&, const Banner&) = default;
    };
    void follow(const Answer& answer);
    void updateRows();
    void jump(bool forward);
    void setBanner(Banner banner);
    [[nodiscard]] std::optional<Banner> urgentBanner(const Answer& answer) const;
    [[nodiscard]] Banner runBanner() const;

    EngineLink& m_engine;
    SelectionController& m_selection;
    FindingModel m_rows;
    Banner m_banner;
    Banner m_dismissed;
    bool m_urgent = false; ///< the banner is about an answer, not about where the run is
    history::Language m_language = history::Language::English;
};

} // namespace lockstep::app
