#include "engine/session/compile.h"

#include "engine/session/library.h"
#include "engine/syntax/parser.h"

#include <fmt/format.h>

namespace lockstep::session {

namespace {

/// One compilation under way; everything here is gone when there is a Program.
class Compiler {
public:
    Compiler(Compilation& result, unsigned goMinor)
        : m_result(result), m_goMinor(goMinor), m_library(m_files, m_store, goMinor) {}

    void compile() {
        if (!parse() || !check()) return;
        lower();
    }

private:
    bool parse();
    bool check();
    void lower();
    void requireMain(const types::CheckedPackage& package);
    void report();
    [[nodiscard]] Problem problemOf(const syntax::Diagnostic& diagnostic) const;

    Compilation& m_result;
    unsigned m_goMinor;
    syntax::FileSet m_files;
    syntax::DiagnosticList m_diagnostics{m_files};
    types::TypeStore m_store;
    Library m_library;
    syntax::Numbering m_numbering;
    std::vector<std::unique_ptr<const syntax::File>> m_trees;
    std::unique_ptr<types::CheckedPackage> m_checked;
};

bool Compiler::parse() {
    const syntax::ParseOptions options{.goMinor = m_goMinor};
    for (const SourceText& source : m_result.sources) {
        const base::Result<const syntax::SourceFile*> added = m_files.add(source.name, source.text);
        if (!added) {
            m_result.problems.push_back({.file = source.name, .message = added.error().sentence});
            m_result.report += added.error().sentence + "\n";
            continue;
        }
        m_trees.push_back(syntax::parseFile(*added.value(), m_numbering, m_diagnostics, options));
    }
    return m_result.problems.empty();
}

bool Compiler::check() {
    std::vector<const syntax::File*> trees;
    bool wellFormed = true;
    for (const auto& tree : m_trees) {
        trees.push_back(tree.get());
        wellFormed = wellFormed && tree->wellFormed;
    }
    // As Go does: a file that does not parse is not checked.
    if (wellFormed && !m_diagnostics.hasErrors()) {
        const types::Importer importer = [this](std::string_view path) { return m_library.import(path); };
        const types::CheckOptions options{.goMinor = m_goMinor};
        m_checked = types::check("main", trees, m_numbering, m_store, importer, m_diagnostics, options);
        if (m_checked->ok) requireMain(*m_checked);
    }
    if (!m_diagnostics.hasErrors() && m_result.problems.empty()) return true;
    report();
    return false;
}

void Compiler::requireMain(const types::CheckedPackage& package) {
    const syntax::File& first = *package.files.front();
    const auto refuse = [&](syntax::Pos pos, std::string message) {
        const syntax::Position position = m_files.resolve(pos);
        m_result.problems.push_back(
            {.file = std::string(position.file), .line = position.line, .column = position.column, .message = message});
        m_result.report = fmt::format("{}: {}\n", position.text(), message);
    };
    if (package.package->name() != "main") {
        refuse(first.package,
               fmt::format("package {} is not a main package: there is nothing to run", package.package->name()));
        return;
    }
    const types::Object* entry = package.package->scope().lookup("main");
    if (entry == nullptr) refuse(first.package, "function main is undeclared in the main package");
}

void Compiler::lower() {
    m_library.load("runtime");
    m_library.load("internal/builtin");
    std::vector<program::PackageToLower> packages = m_library.packages();
    packages.push_back({m_checked.get(), false});
    const program::LowerOptions options{.language = m_result.language};
    std::shared_ptr<const program::Program> program = program::lower(packages, m_store, m_diagnostics, options);
    report();
    if (program == nullptr) return;
    m_result.image = std::make_shared<const machine::Image>(std::move(program));
}

void Compiler::report() {
    for (const syntax::Diagnostic& diagnostic : m_diagnostics.shown())
        m_result.problems.push_back(problemOf(diagnostic));
    m_result.report += m_diagnostics.format();
}

Problem Compiler::problemOf(const syntax::Diagnostic& diagnostic) const {
    const syntax::Position begin = m_files.resolve(diagnostic.pos);
    const syntax::Position end = m_files.resolve(diagnostic.end);
    Problem problem{.file = std::string(begin.file),
                    .line = begin.line,
                    .column = begin.column,
                    .endLine = end.line,
                    .endColumn = end.line == 0 ? 0 : end.column,
                    .isWarning = diagnostic.severity == syntax::Severity::Warning,
                    .message = diagnostic.message};
    for (const syntax::DiagnosticNote& note : diagnostic.notes) problem.notes.push_back(note.text);
    return problem;
}

} // namespace

std::shared_ptr<const Compilation> compile(std::vector<SourceText> sources, const CompileOptions& options) {
    base::ensure(!sources.empty(), "compile() without a source");
    auto result = std::make_shared<Compilation>();
    result->sources = std::move(sources);
    result->language = fmt::format("go1.{}", options.goMinor);
    Compiler(*result, options.goMinor).compile();
    return result;
}

} // namespace lockstep::session
