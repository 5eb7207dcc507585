#include "app/model/lesson_model.h"

namespace lockstep::app {

void LessonModel::rebuild(history::Language language, const QString& open) {
    m_language = language;
    m_open = open;
    std::vector<LessonRow> rows;
    for (const session::Lesson& lesson : session::lessons()) {
        LessonRow row;
        row.id = QString::fromStdString(lesson.id);
        row.number = static_cast<int>(rows.size()) + 1;
        row.title = QString::fromStdString(lesson.title.in(language));
        row.goal = QString::fromStdString(lesson.goal.in(language));
        row.open = row.id == open;
        row.picture = m_pictures.value(row.id);
        rows.push_back(std::move(row));
    }
    setRows(std::move(rows));
}

void LessonModel::setPicture(const QString& id, const std::shared_ptr<const view::Scene>& picture) {
    m_pictures.insert(id, picture);
    rebuild(m_language, m_open);
}

QVariant LessonModel::value(const LessonRow& row, int role) const {
    switch (role) {
    case IdRole: return row.id;
    case NumberRole: return row.number;
    case Qt::DisplayRole:
    case TitleRole: return row.title;
    case GoalRole: return row.goal;
    case OpenRole: return row.open;
    case PictureRole: return QVariant::fromValue(row.picture);
    default: return {};
    }
}

QHash<int, QByteArray> LessonModel::roleNames() const {
    return {{IdRole, "lessonId"}, {NumberRole, "number"}, {TitleRole, "title"},
            {GoalRole, "goal"},   {OpenRole, "open"},     {PictureRole, "picture"}};
}

} // namespace lockstep::app
