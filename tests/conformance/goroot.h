// Goroot: Go's library, parsed and checked from its source where it is installed, package by package as it is asked
// for. For judging the checker only: Lockstep itself never reads it.
#pragma once

#include "engine/types/checker.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace lockstep::conformance {

/// One package from files: the text, trees and facts.
struct LoadedPackage {
    std::vector<std::unique_ptr<const syntax::File>> files;
    std::unique_ptr<types::CheckedPackage> checked;
};

class Goroot {
public:
    Goroot(std::string root, bool withBodies);

    /// "" if Go is not installed.
    static std::string find();

    [[nodiscard]] types::ImportResult import(std::string_view path);
    [[nodiscard]] types::Importer importer() {
        return [this](std::string_view path) { return import(path); };
    }

    /// Parses and checks the files as one package. Nothing is checked after syntax errors.
    std::unique_ptr<LoadedPackage> check(std::string_view path, const std::vector<std::string>& fileNames,
                                         const types::Importer& importer, syntax::DiagnosticList& diagnostics,
                                         const types::CheckOptions& options);

    syntax::FileSet& files() { return m_files; }
    /// Of the library itself.
    syntax::DiagnosticList& diagnostics() { return m_diagnostics; }
    [[nodiscard]] const std::string& root() const { return m_root; }
    [[nodiscard]] std::uint64_t linesChecked() const { return m_lines; }

private:
    std::string m_root;
    bool m_withBodies;
    syntax::FileSet m_files;
    syntax::DiagnosticList m_diagnostics;
    types::TypeStore m_store;
    std::map<std::string, std::unique_ptr<LoadedPackage>, std::less<>> m_packages;
    std::uint64_t m_lines = 0;
};

} // namespace lockstep::conformance
