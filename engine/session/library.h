// Library: hands the type checker the packages of engine/golib that a program imports. Internal to engine/session.
//
// Packages are parsed and checked when first asked for, into the store of the program being compiled, and listed with
// what they import before them, as lowering wants them.
#pragma once

#include "engine/program/lower.h"
#include "engine/syntax/diagnostic.h"
#include "engine/types/checker.h"

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep::session {

class Library {
public:
    /// How much of a package is checked when it is loaded.
    enum class Bodies : std::uint8_t { OnDemand, AtOnce };

    /// Lifetime: all of them outlive it.
    Library(syntax::FileSet& files, types::TypeStore& store, unsigned goMinor, Bodies bodies = Bodies::OnDemand);

    /// For types::check of the user's package. Not for internal packages, which it refuses.
    types::ImportResult import(std::string_view path);
    /// Loads a package whether or not the user may import it. Pre: it exists.
    types::Package* load(std::string_view path);

    /// Everything loaded so far, imported ones first.
    [[nodiscard]] const std::vector<program::PackageToLower>& packages() const { return m_order; }

    /// Import paths that a user may import, sorted.
    static std::vector<std::string_view> importablePaths();
    /// The tree of a library file by the name shown in positions; empty if there is none.
    static std::string_view text(std::string_view name);

private:
    struct Loaded {
        explicit Loaded(const syntax::FileSet& files) : diagnostics(files) {}
        syntax::DiagnosticList diagnostics;
        std::vector<std::unique_ptr<const syntax::File>> trees;
        syntax::Numbering numbering;
        std::unique_ptr<types::CheckedPackage> checked;
    };

    syntax::FileSet& m_files;
    types::TypeStore& m_store;
    unsigned m_goMinor;
    Bodies m_bodies;
    std::map<std::string, std::unique_ptr<Loaded>, std::less<>> m_loaded;
    std::vector<program::PackageToLower> m_order;
};

} // namespace lockstep::session
