#include "engine/syntax/diagnostic.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace lockstep::syntax {

namespace {

/// The example of NestingTooDeep, too long to be written out.
std::string_view nestedExample() {
    static const std::string text = "package p; var x = " + std::string(5000, '(') + "1" + std::string(5000, ')');
    return text;
}

bool isSyntaxError(const Diagnostic& diagnostic) { return diagnostic.message.starts_with("syntax error"); }

/// Go's filter: a syntax error hides the next ones of its line; a message is not repeated on its line.
class RepetitionFilter {
public:
    explicit RepetitionFilter(const FileSet& files) : m_files(files) {}

    bool isNew(const Diagnostic& diagnostic) {
        const SourceFile* file = m_files.find(diagnostic.pos);
        const Line line = {file, file ? file->resolve(diagnostic.pos).line : 0};
        if (isSyntaxError(diagnostic)) return std::exchange(m_lastSyntaxError, line) != line;
        const bool isRepeated = m_lastLine == line && m_lastMessage == diagnostic.message;
        m_lastLine = line;
        m_lastMessage = diagnostic.message;
        return !isRepeated;
    }

private:
    using Line = std::pair<const SourceFile*, std::uint32_t>;

    const FileSet& m_files;
    Line m_lastSyntaxError;
    Line m_lastLine;
    std::string m_lastMessage;
};

/// Orders by place; of equal messages at a place one remains.
void sortByPlace(std::vector<Diagnostic>& diagnostics) {
    std::stable_sort(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return a.pos < b.pos; });
    const auto same = [](const Diagnostic& a, const Diagnostic& b) { return a.pos == b.pos && a.message == b.message; };
    diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end(), same), diagnostics.end());
}

} // namespace

const std::vector<DiagnosticInfo>& diagnosticTable() {
    static const std::vector<DiagnosticInfo> table = {
#define DIAGNOSTIC(name, meaning, example) {DiagnosticCode::name, #name, meaning, example},
#include "engine/syntax/diagnostics.def"
#undef DIAGNOSTIC
    };
    return table;
}

const DiagnosticInfo& info(DiagnosticCode code) { return diagnosticTable().at(static_cast<std::size_t>(code)); }

void DiagnosticList::add(Diagnostic diagnostic) {
    if (diagnostic.severity == Severity::Error) {
        ++m_errorCount;
        m_hasSyntaxErrors = m_hasSyntaxErrors || isSyntaxError(diagnostic);
    }
    if (m_all.size() < maxKept) m_all.push_back(std::move(diagnostic));
}

void DiagnosticList::error(DiagnosticCode code, Pos pos, std::string message) {
    add({.code = code, .severity = Severity::Error, .pos = pos, .end = {}, .message = std::move(message), .notes = {}});
}

void DiagnosticList::error(DiagnosticCode code, Span span, std::string message) {
    add({.code = code,
         .severity = Severity::Error,
         .pos = span.begin,
         .end = span.end,
         .message = std::move(message),
         .notes = {}});
}

std::vector<Diagnostic> DiagnosticList::shown() const {
    std::vector<Diagnostic> result;
    RepetitionFilter filter(*m_files);
    for (const Diagnostic& diagnostic : m_all) {
        if (filter.isNew(diagnostic)) result.push_back(diagnostic);
    }
    sortByPlace(result);
    return result;
}

std::string DiagnosticList::format(std::size_t limit) const {
    // Go stops when it *finds* the error that fills the list; what it found by then is sorted and printed.
    std::vector<Diagnostic> listed;
    RepetitionFilter filter(*m_files);
    std::size_t errors = 0;
    Pos last;
    for (const Diagnostic& diagnostic : m_all) {
        if (!filter.isNew(diagnostic)) continue;
        listed.push_back(diagnostic);
        if (diagnostic.severity != Severity::Error || ++errors != limit) continue;
        last = diagnostic.pos;
        break;
    }
    sortByPlace(listed);

    std::string text;
    const auto line = [&](Pos pos, std::string_view message) {
        if (pos.isNone())
            text += fmt::format("{}\n", message);
        else
            text += fmt::format("{}: {}\n", m_files->resolve(pos).text(), message);
    };
    for (const Diagnostic& diagnostic : listed) {
        line(diagnostic.pos, diagnostic.message);
        for (const DiagnosticNote& note : diagnostic.notes) {
            text += '\t';
            line(note.pos, note.text);
        }
    }
    if (!last.isNone()) line(last, "too many errors");
    return text;
}

} // namespace lockstep::syntax
