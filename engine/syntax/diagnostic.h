// Diagnostic: a mistake in the user's Go, with its place. The scanner, the parser and the type checker collect them in
// a DiagnosticList and go on; nobody throws. The wording is that of Go's compiler wherever the front end can match it.
//
// The list shows what Go would show: in order of position, one syntax error a line, no message twice on one line, and
// "too many errors" behind the tenth. Codes come from diagnostics.def, which the type checker extends.
#pragma once

#include "engine/syntax/source.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep::syntax {

enum class DiagnosticCode : std::uint16_t {
#define DIAGNOSTIC(name, meaning, example) name,
#include "engine/syntax/diagnostics.def"
#undef DIAGNOSTIC
};

/// One row of diagnostics.def.
struct DiagnosticInfo {
    DiagnosticCode code;
    std::string_view name;    ///< "SyntaxError"
    std::string_view meaning; ///< one sentence
    std::string_view example; ///< a program that provokes it
};

/// Every code in the order of the table.
[[nodiscard]] const std::vector<DiagnosticInfo>& diagnosticTable();
[[nodiscard]] const DiagnosticInfo& info(DiagnosticCode code);

enum class Severity : std::uint8_t {
    Error,   ///< the program cannot run
    Warning, ///< it can; shown, but not counted
};

/// A further line below a message, as Go prints it indented ("\thave (int)"); the place is optional.
struct DiagnosticNote {
    Pos pos;
    std::string text;
};

struct Diagnostic {
    DiagnosticCode code = DiagnosticCode::SyntaxError;
    Severity severity = Severity::Error;
    Pos pos; ///< what Go prints
    Pos end; ///< where to stop underlining; none: at the end of the word
    std::string message;
    std::vector<DiagnosticNote> notes;
};

/// Collects diagnostics in the order they are found.
class DiagnosticList {
public:
    static constexpr std::size_t maxKept = 10000;

    /// Lifetime: the FileSet outlives the list.
    explicit DiagnosticList(const FileSet& files) : m_files(&files) {}

    void add(Diagnostic diagnostic);
    void error(DiagnosticCode code, Pos pos, std::string message);
    void error(DiagnosticCode code, Span span, std::string message);

    [[nodiscard]] const FileSet& files() const { return *m_files; }
    [[nodiscard]] bool empty() const { return m_all.empty(); }
    [[nodiscard]] bool hasErrors() const { return m_errorCount != 0; }
    [[nodiscard]] std::size_t errorCount() const { return m_errorCount; }
    /// Whether one of them begins with "syntax error": the tree has holes, and Go would not go on to check types. After
    /// other mistakes of the text (literals, labels, what follows `go`) it does.
    [[nodiscard]] bool hasSyntaxErrors() const { return m_hasSyntaxErrors; }
    /// Everything that was reported, in the order it was; of a text that is nothing but mistakes, the first maxKept.
    [[nodiscard]] const std::vector<Diagnostic>& all() const { return m_all; }

    /// What Go would show: sorted by place, one syntax error a line, no repetition on a line. No limit on the number.
    [[nodiscard]] std::vector<Diagnostic> shown() const;
    /// `file:line:col: message` and indented notes, a line each. After `limit` errors: "file:line:col: too many
    /// errors". limit 0: no limit.
    [[nodiscard]] std::string format(std::size_t limit = 10) const;

private:
    const FileSet* m_files;
    std::vector<Diagnostic> m_all;
    std::size_t m_errorCount = 0;
    bool m_hasSyntaxErrors = false;
};

} // namespace lockstep::syntax
