#include "app/model/marker_model.h"

#include "app/model/user_position.h"
#include "engine/view/caption.h"

#include <QSet>

#include <map>

namespace lockstep::app {
namespace {

constexpr std::size_t shownTags = 4;
constexpr std::size_t shownProgress = 3;

bool isStore(program::Opcode op) {
    const std::string_view name = program::opcodeInfo(op).name;
    return name.starts_with("Store") || name.starts_with("SliceSet") || name == "MapSet" || name == "MapDelete";
}

QVariantMap tagOf(const Marker& marker) {
    return {{QStringLiteral("name"), marker.name},
            {QStringLiteral("goroutine"), marker.goroutine},
            {QStringLiteral("canMove"), marker.canMove}};
}

QVariantMap progressOf(const Marker& marker) {
    QVariantList operations;
    for (int i = 0; i < marker.operations.size(); ++i) {
        const QString state = i < marker.next    ? QStringLiteral("done")
                              : i == marker.next ? QStringLiteral("next")
                                                 : QStringLiteral("later");
        operations.append(
            QVariantMap{{QStringLiteral("text"), marker.operations[i]}, {QStringLiteral("state"), state}});
    }
    QVariantMap map = tagOf(marker);
    map.insert(QStringLiteral("operations"), operations);
    return map;
}

} // namespace

QStringList statementOperations(const program::Program& program, program::CodeIndex site, history::Language language,
                                int* index) {
    *index = -1;
    const program::FunctionId id = program.functionAt(site);
    const std::uint32_t line = program.position(site).line;
    if (id == program::noFunction || line == 0) return {};
    const program::Function& function = program.functions[id];
    QStringList operations;
    QSet<QString> names;
    for (program::CodeIndex i = function.begin; i < function.end; ++i) {
        const program::Instruction& instruction = program.code[i];
        if (program::opcodeInfo(instruction.op).kind != program::OpcodeClass::M) continue;
        const program::SiteName* name = program.siteName(i);
        if (!name || program.position(i).line != line) continue;
        machine::Pending pending;
        pending.exists = true;
        pending.kind = isStore(instruction.op) ? history::EventKind::Store : history::EventKind::Load;
        pending.objectName = name->text;
        pending.site = i;
        if (i == site) *index = static_cast<int>(operations.size());
        operations.append(QString::fromStdString(view::chipLabel(pending, language)));
        names.insert(QString::fromStdString(name->text));
    }
    // Where all of it is about one variable, its name need not be said each time.
    if (names.size() == 1)
        for (QString& operation : operations) operation = operation.remove(*names.begin()).trimmed();
    return operations;
}

void MarkerModel::setMoment(const session::Moment* moment, const session::RunView* run, std::uint32_t file,
                            history::Language language) {
    std::map<std::uint32_t, MarkedLine> lines;
    if (moment && run) {
        const program::Program& program = run->history->program();
        for (const machine::GoroutineState& goroutine : moment->snapshot.goroutines) {
            if (!goroutine.next.exists) continue;
            const program::SourcePosition position = userPosition(program, goroutine);
            if (position.line == 0 || position.file != file) continue;
            Marker marker;
            marker.name = QString::fromStdString(goroutine.name);
            marker.goroutine = static_cast<int>(goroutine.index);
            marker.canMove = goroutine.next.canProceed;
            MarkedLine& marked = lines[position.line];
            marked.line = static_cast<int>(position.line);
            if (marked.markers.size() < shownProgress) {
                marker.operations = statementOperations(program, goroutine.next.site, language, &marker.next);
                if (marker.next < 0 || marker.operations.size() < 2) marker.operations.clear();
            }
            marked.markers.push_back(std::move(marker));
        }
    }
    std::vector<MarkedLine> rows;
    rows.reserve(lines.size());
    for (auto& [line, marked] : lines) rows.push_back(std::move(marked));
    setRows(std::move(rows));
}

QVariant MarkerModel::value(const MarkedLine& row, int role) const {
    switch (role) {
    case Qt::DisplayRole:
    case LineRole: return row.line;
    case TagsRole: {
        QVariantList tags;
        for (std::size_t i = 0; i < std::min(row.markers.size(), shownTags); ++i) tags.append(tagOf(row.markers[i]));
        return tags;
    }
    case MoreRole: return static_cast<int>(row.markers.size() - std::min(row.markers.size(), shownTags));
    case ProgressRole: {
        QVariantList progress;
        for (const Marker& marker : row.markers)
            if (!marker.operations.isEmpty()) progress.append(progressOf(marker));
        return progress;
    }
    default: return {};
    }
}

QHash<int, QByteArray> MarkerModel::roleNames() const {
    return {{LineRole, "line"}, {TagsRole, "tags"}, {MoreRole, "more"}, {ProgressRole, "progress"}};
}

} // namespace lockstep::app
