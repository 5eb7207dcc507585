// LessonModel: the lesson cards: title, goal and the picture of a run that shows what the lesson is about.
//
// Pictures are scenes of real runs, made by the engine when the gallery is first shown.
#pragma once

#include "app/model/row_model.h"
#include "engine/session/lesson.h"
#include "engine/view/scene.h"

#include <QtQml/qqmlregistration.h>

namespace lockstep::app {

struct LessonRow {
    QString id;
    int number = 0;
    QString title;
    QString goal;
    bool open = false;
    std::shared_ptr<const view::Scene> picture;
    friend bool operator==(const LessonRow&, const LessonRow&) = default;
};

class LessonModel : public RowModel<LessonRow> {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("filled by the files controller")

public:
    enum Role {
        IdRole = Qt::UserRole + 1, ///< "lost-update"
        NumberRole,                ///< from 1
        TitleRole,
        GoalRole,    ///< what one will see
        OpenRole,    ///< whether it is the one that is open
        PictureRole, ///< a std::shared_ptr<const view::Scene>, for a TimelineItem
    };

    using RowModel::RowModel;
    void setLanguage(history::Language language) { rebuild(language, m_open); }
    void setOpen(const QString& id) { rebuild(m_language, id); }
    void setPicture(const QString& id, const std::shared_ptr<const view::Scene>& picture);
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

protected:
    [[nodiscard]] QVariant value(const LessonRow& row, int role) const override;

private:
    void rebuild(history::Language language, const QString& open);

    history::Language m_language = history::Language::English;
    QString m_open;
    QHash<QString, std::shared_ptr<const view::Scene>> m_pictures;
};

} // namespace lockstep::app
