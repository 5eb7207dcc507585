#include "app/model/problem_model.h"

namespace lockstep::app {
namespace {

/// The text of a line, counted from 1, without its end.
std::string_view lineOf(std::string_view text, std::uint32_t line) {
    std::size_t begin = 0;
    for (std::uint32_t i = 1; i < line; ++i) {
        begin = text.find('\n', begin);
        if (begin == std::string_view::npos) return {};
        ++begin;
    }
    return text.substr(begin, text.find('\n', begin) - begin);
}

/// How many UTF-16 units the first `bytes` bytes are.
int units(std::string_view line, std::size_t bytes) {
    return static_cast<int>(
        QString::fromUtf8(line.data(), static_cast<qsizetype>(std::min(bytes, line.size()))).size());
}

bool isWord(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || (c & 0x80) != 0; }

ProblemRow rowOf(const session::Problem& problem, std::string_view text) {
    const std::string_view line = lineOf(text, problem.line);
    const std::size_t begin = problem.column > 0 ? problem.column - 1 : 0;
    std::size_t end =
        problem.endLine == problem.line && problem.endColumn > problem.column ? problem.endColumn - 1 : begin;
    if (end == begin) {
        while (end < line.size() && isWord(line[end])) ++end;
        end = std::max(end, begin + 1);
    }
    ProblemRow row;
    row.line = static_cast<int>(problem.line);
    row.column = units(line, begin) + 1;
    row.endColumn = std::max(units(line, end) + 1, row.column + 1);
    row.message = QString::fromStdString(problem.message);
    QStringList notes;
    for (const std::string& note : problem.notes) notes.append(QString::fromStdString(note).trimmed());
    row.notes = notes.join(u'\n');
    return row;
}

} // namespace

void ProblemModel::setCompilation(const session::Compilation* compilation, const std::string& file) {
    std::vector<ProblemRow> rows;
    if (compilation) {
        std::string_view text;
        for (const session::SourceText& source : compilation->sources)
            if (source.name == file) text = source.text;
        for (const session::Problem& problem : compilation->problems)
            if (problem.file == file || compilation->sources.size() == 1) rows.push_back(rowOf(problem, text));
    }
    setRows(std::move(rows));
}

QVariant ProblemModel::value(const ProblemRow& row, int role) const {
    switch (role) {
    case LineRole: return row.line;
    case ColumnRole: return row.column;
    case EndColumnRole: return row.endColumn;
    case Qt::DisplayRole:
    case MessageRole: return row.message;
    case NotesRole: return row.notes;
    default: return {};
    }
}

QHash<int, QByteArray> ProblemModel::roleNames() const {
    return {{LineRole, "line"},
            {ColumnRole, "column"},
            {EndColumnRole, "endColumn"},
            {MessageRole, "message"},
            {NotesRole, "notes"}};
}

} // namespace lockstep::app
