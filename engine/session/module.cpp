#include "engine/session/module.h"

#include "engine/syntax/build_constraint.h"
#include "engine/syntax/parser.h"
#include "engine/types/constant.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>

namespace lockstep::session {

namespace fs = std::filesystem;

namespace {

struct Module {
    fs::path root;
    std::string path; ///< of its `module` line
};

std::string moduleLine(const fs::path& file) {
    std::ifstream mod(file);
    for (std::string line; std::getline(mod, line);) {
        if (!line.starts_with("module")) continue;
        const std::size_t begin = line.find_first_not_of(" \t\"", 6);
        if (begin == std::string::npos || begin == 6) continue;
        return line.substr(begin, std::min(line.find_first_of(" \t\r\"", begin), line.size()) - begin);
    }
    return {};
}

/// The module a folder belongs to, if any.
std::optional<Module> moduleOf(fs::path folder) {
    std::error_code failure;
    while (true) {
        if (fs::is_regular_file(folder / "go.mod", failure)) {
            std::string path = moduleLine(folder / "go.mod");
            if (path.empty()) return std::nullopt;
            return Module{folder, std::move(path)};
        }
        if (folder == folder.parent_path()) return std::nullopt;
        folder = folder.parent_path();
    }
}

std::vector<std::string> importsOf(const SourceText& source) {
    syntax::FileSet files;
    syntax::DiagnosticList ignored(files);
    syntax::Numbering numbering;
    std::vector<std::string> paths;
    const base::Result<const syntax::SourceFile*> added = files.add(source.name, source.text);
    if (!added) return paths;
    const auto tree = syntax::parseFile(*added.value(), numbering, ignored);
    for (const syntax::ImportSpec* spec : tree->imports)
        if (spec->path && !spec->path->bad)
            if (std::optional<std::string> path = types::constant::unquote(spec->path->value))
                paths.push_back(std::move(*path));
    return paths;
}

/// As a person in the working folder would name it.
std::string shownPath(const fs::path& file) {
    std::error_code failure;
    const fs::path relative = fs::relative(file, fs::current_path(failure), failure);
    const bool isBelow = !failure && !relative.empty() && *relative.begin() != "..";
    return (isBelow ? relative : file).generic_string();
}

/// The folder of a package of the module, if it has it.
std::optional<fs::path> folderOf(const Module& module, const std::string& path) {
    std::error_code failure;
    fs::path folder;
    if (path == module.path)
        folder = module.root;
    else if (path.starts_with(module.path + "/"))
        folder = module.root / path.substr(module.path.size() + 1);
    else
        folder = module.root / "vendor" / path;
    if (!fs::is_directory(folder, failure)) return std::nullopt;
    return folder;
}

} // namespace

std::vector<std::string> filesOfFolder(const std::string& folder, unsigned goMinor) {
    std::vector<std::string> paths;
    std::error_code failure;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, failure)) {
        if (!entry.is_regular_file(failure) || !syntax::fileNameMatches(entry.path().filename().string())) continue;
        std::ifstream stream(entry.path(), std::ios::binary);
        const std::string text(std::istreambuf_iterator<char>(stream), {});
        if (syntax::constraintsHold(text, goMinor)) paths.push_back(entry.path().lexically_normal().generic_string());
    }
    std::sort(paths.begin(), paths.end());
    if (paths.empty()) paths.push_back(folder);
    return paths;
}

bool mayImport(std::string_view importer, std::string_view path) {
    constexpr std::string_view word = "internal";
    for (std::size_t end = path.size(); end >= word.size();) {
        const std::size_t at = path.rfind(word, end - word.size());
        if (at == std::string_view::npos) break;
        end = at + word.size() - 1;
        const bool isElement =
            (at == 0 || path[at - 1] == '/') && (at + word.size() == path.size() || path[at + word.size()] == '/');
        if (!isElement) continue;
        const std::string_view parent = path.substr(0, at == 0 ? 0 : at - 1);
        return importer == parent || (importer.starts_with(parent) && importer.substr(parent.size()).starts_with('/'));
    }
    return true;
}

base::Result<std::vector<SourceText>> withImports(std::vector<SourceText> main, unsigned goMinor) {
    std::error_code failure;
    const fs::path folder = fs::absolute(main.front().name, failure).lexically_normal().parent_path();
    const std::optional<Module> module = failure ? std::nullopt : moduleOf(folder);
    if (!module) return main;
    const std::string below = folder.lexically_relative(module->root).generic_string();
    for (SourceText& source : main) source.package = below == "." ? module->path : module->path + "/" + below;
    std::set<std::string> seen{main.front().package};
    std::vector<SourceText> all = std::move(main);
    for (std::size_t i = 0; i < all.size(); ++i) { // grows while it is walked
        for (const std::string& path : importsOf(all[i])) {
            const std::optional<fs::path> imported = folderOf(*module, path);
            if (!imported || !seen.insert(path).second) continue;
            for (const std::string& file : filesOfFolder(imported->generic_string(), goMinor)) {
                if (fs::is_directory(file, failure)) break; // no Go file in it
                base::Result<SourceText> source = readSource(file);
                if (!source) return source.error();
                source.value().name = shownPath(file);
                source.value().package = path;
                all.push_back(std::move(source).value());
            }
        }
    }
    return all;
}

} // namespace lockstep::session
