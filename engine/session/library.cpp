#include "engine/session/library.h"

#include "engine/base/ensure.h"
#include "engine/golib/golib.h"
#include "engine/syntax/build_constraint.h"
#include "engine/syntax/parser.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace lockstep::session {

namespace {

bool isInternal(std::string_view path) { return path.starts_with("internal/") || path == "internal"; }

bool exists(std::string_view path) {
    const auto files = golib::files();
    return std::any_of(files.begin(), files.end(), [path](const golib::File& file) { return file.importPath == path; });
}

} // namespace

Library::Library(syntax::FileSet& files, types::TypeStore& store, unsigned goMinor, Bodies bodies)
    : m_files(files), m_store(store), m_goMinor(goMinor), m_bodies(bodies) {}

std::vector<std::string_view> Library::importablePaths() {
    std::vector<std::string_view> paths;
    for (const golib::File& file : golib::files())
        if (!isInternal(file.importPath)) paths.push_back(file.importPath);
    std::sort(paths.begin(), paths.end());
    paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
    return paths;
}

types::ImportResult Library::import(std::string_view path) {
    if (isInternal(path)) return {nullptr, fmt::format("use of internal package {} not allowed", path)};
    if (exists(path)) return {load(path), {}};
    const std::string_view first = path.substr(0, path.find('/'));
    if (first.find('.') != std::string_view::npos)
        return {nullptr, fmt::format("no required module provides package {}: Lockstep reads one package and its own "
                                     "library, which has {}",
                                     path, fmt::join(importablePaths(), ", "))};
    return {nullptr, fmt::format("package {} is not in Lockstep's library, which has {}", path,
                                 fmt::join(importablePaths(), ", "))};
}

types::Package* Library::load(std::string_view path) {
    if (const auto found = m_loaded.find(path); found != m_loaded.end()) {
        base::ensure(found->second->checked != nullptr, "the library's packages import each other in a circle");
        return found->second->checked->package;
    }
    Loaded& loaded = *m_loaded.emplace(std::string(path), std::make_unique<Loaded>(m_files)).first->second;
    const syntax::ParseOptions parseOptions{.skipBodies = m_bodies == Bodies::OnDemand};
    std::vector<const syntax::File*> trees;
    for (const golib::File& file : golib::files()) {
        if (file.importPath != path || !syntax::constraintsHold(file.text, m_goMinor)) continue;
        const syntax::SourceFile* source = m_files.addEmbedded(std::string(file.name), file.text);
        loaded.trees.push_back(syntax::parseFile(*source, loaded.numbering, loaded.diagnostics, parseOptions));
        trees.push_back(loaded.trees.back().get());
    }
    base::ensure(!trees.empty(), "a library package without files was asked for");
    const types::Importer importer = [this](std::string_view wanted) {
        base::ensure(exists(wanted), "the library imports what it does not have");
        return types::ImportResult{load(wanted), {}};
    };
    const types::CheckOptions options{
        .goMinor = m_goMinor, .isLibrary = true, .lazyBodies = m_bodies == Bodies::OnDemand};
    loaded.checked = types::check(path, trees, loaded.numbering, m_store, importer, loaded.diagnostics, options);
    if (!loaded.checked->ok) base::fail("the library does not compile:\n" + loaded.diagnostics.format());
    m_order.push_back({loaded.checked.get(), true});
    return loaded.checked->package;
}

} // namespace lockstep::session
