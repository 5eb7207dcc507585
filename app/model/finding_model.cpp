#include "app/model/finding_model.h"

#include <QStringList>

namespace lockstep::app {

namespace {

FindingRow rowOf(const analysis::Finding& finding, history::Language language) {
    QStringList places;
    for (const std::string& place : finding.positions) places.append(QString::fromStdString(place));
    FindingRow row;
    row.title = QString::fromStdString(finding.title.in(language));
    row.message = QString::fromStdString(finding.message.in(language));
    row.kind = QString::fromUtf8(analysis::toText(finding.kind).data());
    row.places = places.join(QStringLiteral(", "));
    row.occurrences = static_cast<int>(finding.occurrences.size());
    return row;
}

} // namespace

void FindingModel::setRun(const session::RunView* run, history::Language language, int selected) {
    std::vector<FindingRow> rows;
    if (run) {
        for (const analysis::Finding& finding : run->findings()) {
            FindingRow row = rowOf(finding, language);
            row.step = static_cast<int>(run->history->stepOf(finding.first().focus));
            row.selected = static_cast<int>(rows.size()) == selected;
            rows.push_back(std::move(row));
        }
    }
    setRows(std::move(rows));
}

void FindingModel::setFindings(std::span<const explore::FindingResult> findings, history::Language language) {
    std::vector<FindingRow> rows;
    for (const explore::FindingResult& result : findings) {
        FindingRow row = rowOf(result.finding, language);
        if (!result.steps.empty()) row.step = static_cast<int>(result.steps.back());
        rows.push_back(std::move(row));
    }
    setRows(std::move(rows));
}

QVariant FindingModel::value(const FindingRow& row, int role) const {
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole: return row.title;
    case MessageRole: return row.message;
    case KindRole: return row.kind;
    case PlacesRole: return row.places;
    case StepRole: return row.step;
    case OccurrencesRole: return row.occurrences;
    case SelectedRole: return row.selected;
    default: return {};
    }
}

QHash<int, QByteArray> FindingModel::roleNames() const {
    return {{TitleRole, "title"}, {MessageRole, "message"},         {KindRole, "kind"},        {PlacesRole, "places"},
            {StepRole, "step"},   {OccurrencesRole, "occurrences"}, {SelectedRole, "selected"}};
}

} // namespace lockstep::app
