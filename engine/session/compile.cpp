#include "engine/session/compile.h"

#include "engine/session/library.h"
#include "engine/session/loops.h"
#include "engine/session/module.h"
#include "engine/session/test_main.h"
#include "engine/syntax/parser.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace lockstep::session {

namespace {

/// One compilation under way; everything here is gone when there is a Program.
class Compiler {
public:
    Compiler(Compilation& result, const CompileOptions& options)
        : m_result(result), m_options(options), m_library(m_files, m_store, options.goMinor) {}

    /// False: with loops scaled, the sources are others now, and are to be compiled in its place.
    bool compile() {
        const bool isSound = parse() && addTestMain() && check();
        if (isSound && scale()) return false;
        if (isSound && isToRun()) lower();
        m_result.errorCount =
            static_cast<std::size_t>(std::count_if(m_result.problems.begin(), m_result.problems.end(),
                                                   [](const Problem& problem) { return !problem.isWarning; }));
        return true;
    }

private:
    /// A package of the program.
    struct Part {
        syntax::Numbering numbering;
        std::vector<std::unique_ptr<const syntax::File>> trees;
        std::unique_ptr<types::CheckedPackage> checked;
        bool isBegun = false; ///< being checked, or has been
    };

    bool parse();
    /// If there are files of tests: adds what runs them.
    bool addTestMain();
    bool check();
    /// Notes which loops can be scaled, and scales those that are to be. Whether there were any of these.
    bool scale();
    types::ImportResult import(std::string_view path, std::string_view importer);
    [[nodiscard]] std::vector<const types::CheckedPackage*> initialisationOrder() const;
    void checkPart(std::string_view path, std::string_view name, Part& part);
    void lower();
    void refuse(syntax::Pos where, const std::string& message);
    /// Says what is missing if it is to run and cannot.
    bool isToRun();
    void report();
    [[nodiscard]] Problem problemOf(const syntax::Diagnostic& diagnostic) const;

    Compilation& m_result;
    const CompileOptions& m_options;
    syntax::FileSet m_files;
    syntax::DiagnosticList m_diagnostics{m_files};
    types::TypeStore m_store;
    Library m_library;
    std::map<std::string, Part, std::less<>> m_parts;  ///< by import path
    std::vector<const types::CheckedPackage*> m_order; ///< imported ones before those that import them
    const types::CheckedPackage* m_checked = nullptr;  ///< the main package
    bool m_hasTests = false;
};

bool Compiler::parse() {
    const syntax::ParseOptions options{.goMinor = m_options.goMinor};
    for (const SourceText& source : m_result.sources) {
        const base::Result<const syntax::SourceFile*> added = m_files.add(source.name, source.text);
        if (!added) {
            m_result.problems.push_back({.file = source.name, .message = added.error().sentence});
            m_result.report += added.error().sentence + "\n";
            continue;
        }
        Part& part = m_parts[source.package];
        part.trees.push_back(syntax::parseFile(*added.value(), part.numbering, m_diagnostics, options));
    }
    return m_result.problems.empty();
}

bool Compiler::addTestMain() {
    m_hasTests = std::any_of(m_result.sources.begin(), m_result.sources.end(),
                             [](const SourceText& source) { return isTestFile(source.name); });
    if (!m_hasTests || m_diagnostics.hasSyntaxErrors()) return true;
    Part& main = m_parts[m_result.sources.front().package];
    const TestMain added = testMain(main.trees, m_options.onlyTest);
    m_result.tests = added.tests;
    for (const syntax::FuncDecl* function : added.misshapen) {
        const std::string_view name = function->name->name;
        refuse(function->name->pos, fmt::format("wrong signature for {0}, must be: func {0}({1})", name,
                                                name == "TestMain" ? "m *testing.M" : "t *testing.T"));
    }
    if (!added.misshapen.empty()) return false;
    const base::Result<const syntax::SourceFile*> file = m_files.add(std::string(testMainFile), added.text);
    base::ensure(file.ok(), "the file that runs the tests is no source text");
    main.trees.push_back(syntax::parseFile(*file.value(), main.numbering, m_diagnostics));
    return true;
}

void Compiler::refuse(syntax::Pos where, const std::string& message) {
    const syntax::Position position = m_files.resolve(where);
    m_result.problems.push_back(
        {.file = std::string(position.file), .line = position.line, .column = position.column, .message = message});
    m_result.report += fmt::format("{}: {}\n", position.text(), message);
}

bool Compiler::check() {
    // As Go does: a package that does not parse is not checked.
    if (!m_diagnostics.hasSyntaxErrors()) {
        const std::string& main = m_result.sources.front().package;
        Part& part = m_parts[main];
        checkPart(main, "main", part);
        m_checked = part.checked.get();
    }
    if (!m_diagnostics.hasErrors()) return true;
    report();
    return false;
}

bool Compiler::scale() {
    for (const auto& [path, part] : m_parts) {
        if (!part.checked) continue;
        for (const auto& tree : part.trees) {
            const auto source = std::find_if(m_result.sources.begin(), m_result.sources.end(),
                                             [&](const auto& known) { return known.name == tree->source->name(); });
            if (source == m_result.sources.end()) continue;
            const std::vector<ConstantLoop> loops = constantLoops(*tree, part.checked->info);
            std::ranges::move(scalableLoops(*tree, loops), std::back_inserter(m_result.loops));
            if (m_options.scales.empty()) continue;
            source->text = scaleLoops(*tree, loops, m_options.scales, m_result.scaled);
        }
    }
    return !m_options.scales.empty() && !m_result.scaled.empty();
}

/// Pre: not begun.
void Compiler::checkPart(std::string_view path, std::string_view name, Part& part) {
    part.isBegun = true;
    std::vector<const syntax::File*> trees;
    for (const auto& tree : part.trees) trees.push_back(tree.get());
    const types::Importer importer = [this, path](std::string_view imported) { return import(imported, path); };
    const types::CheckOptions options{.goMinor = m_options.goMinor};
    part.checked = types::check(name, trees, part.numbering, m_store, importer, m_diagnostics, options);
    m_order.push_back(part.checked.get());
}

/// From the program's own module, else from the library.
types::ImportResult Compiler::import(std::string_view path, std::string_view importer) {
    const auto found = m_parts.find(path);
    if (found == m_parts.end() || path.empty()) return m_library.import(path);
    if (!mayImport(importer, path)) return {nullptr, fmt::format("use of internal package {} not allowed", path)};
    Part& part = found->second;
    if (!part.isBegun) checkPart(path, path, part);
    if (!part.checked) return {nullptr, "import cycle not allowed"};
    if (part.checked->package->name() == "main")
        return {nullptr, fmt::format("import \"{}\" is a program, not an importable package", path)};
    return {part.checked->package, {}};
}

bool Compiler::isToRun() {
    if (m_hasTests) return true;
    const syntax::Pos clause = m_checked->files.front()->package;
    types::Package& package = *m_checked->package;
    if (package.name() != "main") {
        if (m_options.mustRun)
            refuse(clause, fmt::format("package {} is not a main package: there is nothing to run", package.name()));
        return false;
    }
    if (package.scope().lookup("main") != nullptr) return true;
    refuse(clause, "function main is undeclared in the main package");
    return false;
}

/// Imported packages come first; since go1.21 those that are ready go in order of their import paths.
std::vector<const types::CheckedPackage*> Compiler::initialisationOrder() const {
    if (m_options.goMinor < 21) return m_order;
    std::vector<const types::CheckedPackage*> waiting = m_order;
    std::sort(waiting.begin(), waiting.end(),
              [](const auto* x, const auto* y) { return x->package->path() < y->package->path(); });
    const auto isReady = [&waiting](const types::CheckedPackage* package) {
        const std::vector<types::Package*>& imports = package->package->imports();
        return std::none_of(waiting.begin(), waiting.end(), [&imports](const types::CheckedPackage* other) {
            return std::find(imports.begin(), imports.end(), other->package) != imports.end();
        });
    };
    std::vector<const types::CheckedPackage*> order;
    while (!waiting.empty()) {
        const auto next = std::find_if(waiting.begin(), waiting.end(), isReady);
        order.push_back(*next);
        waiting.erase(next);
    }
    return order;
}

void Compiler::lower() {
    m_library.load("runtime");
    m_library.load("internal/builtin");
    std::vector<program::PackageToLower> packages = m_library.packages();
    for (const types::CheckedPackage* package : initialisationOrder()) packages.push_back({package, false});
    const program::LowerOptions options{.language = m_result.language,
                                        .mainFunction = std::string(m_hasTests ? testMainFunction : "main")};
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
    if (Compiler(*result, options).compile()) return result;
    CompileOptions rest = options;
    rest.scales.clear();
    const auto again = std::make_shared<Compilation>();
    again->sources = std::move(result->sources);
    again->language = result->language;
    again->scaled = std::move(result->scaled);
    Compiler(*again, rest).compile();
    return again;
}

} // namespace lockstep::session
