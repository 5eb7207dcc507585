#include "tests/conformance/goroot.h"

#include "engine/syntax/build_constraint.h"
#include "engine/syntax/parser.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace lockstep::conformance {

namespace fs = std::filesystem;

Goroot::Goroot(std::string root, bool withBodies)
    : m_root(std::move(root)), m_withBodies(withBodies), m_files(syntax::SourceLimits{std::size_t{64} << 20U}),
      m_diagnostics(m_files) {}

std::string Goroot::find() {
    for (const char* place : {"/usr/lib/go-1.19", "/usr/share/go-1.19"})
        if (fs::exists(fs::path(place) / "test") && fs::exists(fs::path(place) / "src/fmt")) return place;
    return {};
}

std::unique_ptr<LoadedPackage> Goroot::check(std::string_view path, const std::vector<std::string>& fileNames,
                                             const types::Importer& importer, syntax::DiagnosticList& diagnostics,
                                             const types::CheckOptions& options) {
    auto loaded = std::make_unique<LoadedPackage>();
    syntax::Numbering numbering;
    syntax::ParseOptions parseOptions;
    parseOptions.goMinor = options.goMinor;
    std::vector<const syntax::File*> trees;
    for (const std::string& name : fileNames) {
        auto source = m_files.load(name, name);
        if (!source) {
            diagnostics.error(syntax::DiagnosticCode::SyntaxError, syntax::Pos{}, source.error().sentence);
            continue;
        }
        loaded->files.push_back(syntax::parseFile(*source.value(), numbering, diagnostics, parseOptions));
        trees.push_back(loaded->files.back().get());
        m_lines += source.value()->lineCount();
    }
    // As Go does: a package that does not parse is not checked; after other mistakes of the text it is.
    if (!diagnostics.hasSyntaxErrors() && !trees.empty())
        loaded->checked = types::check(path, trees, numbering, m_store, importer, diagnostics, options);
    return loaded;
}

types::ImportResult Goroot::import(std::string_view path) {
    if (auto known = m_packages.find(path); known != m_packages.end()) {
        if (known->second && known->second->checked) return {known->second->checked->package, {}};
        return {nullptr, "import cycle not allowed"};
    }
    fs::path folder = fs::path(m_root) / "src" / path;
    if (!fs::is_directory(folder)) folder = fs::path(m_root) / "src/vendor" / path;
    std::vector<std::string> names;
    std::error_code problem;
    for (const auto& entry : fs::directory_iterator(folder, problem)) {
        if (!syntax::fileNameMatches(entry.path().filename().string())) continue;
        std::ifstream in(entry.path());
        std::stringstream text;
        text << in.rdbuf();
        std::string content = text.str();
        if (syntax::constraintsHold(content, 19) && content.find("\nimport \"C\"") == std::string::npos)
            names.push_back(entry.path().string());
    }
    if (names.empty()) return {nullptr, "package " + std::string(path) + " is not in std"};
    std::sort(names.begin(), names.end());
    m_packages[std::string(path)] = nullptr;
    types::CheckOptions options;
    options.goMinor = 19;
    options.isLibrary = true;
    options.ignoreFunctionBodies = !m_withBodies;
    auto loaded = check(path, names, importer(), m_diagnostics, options);
    types::Package* package = loaded->checked ? loaded->checked->package : nullptr;
    m_packages[std::string(path)] = std::move(loaded);
    return {package, package ? "" : "package " + std::string(path) + " has syntax errors"};
}

} // namespace lockstep::conformance
