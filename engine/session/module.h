// Module: the rest of a program of several packages: the folders below the nearest go.mod, and its vendor folder (go
// help packages).
//
// Only the files of the main package are given; what they import from the module is read from disk and put behind them,
// so that a Compilation, and a .lockstep file, hold the whole program. A package is a folder's .go files that belong to
// a build for linux/amd64. What other modules provide and no vendor folder has is for the compiler to miss.
#pragma once

#include "engine/session/source_text.h"

#include <string>
#include <vector>

namespace lockstep::session {

/// The files of a main package, and behind them those of the packages it imports, directly or not. The import path of a
/// file's package is set where a module tells it. Names are paths relative to the working folder where that is shorter.
/// Errors: a file that cannot be read.
[[nodiscard]] base::Result<std::vector<SourceText>> withImports(std::vector<SourceText> main, unsigned goMinor);

/// Paths of the .go files of a folder that belong to a build, sorted. Without any, the folder itself.
[[nodiscard]] std::vector<std::string> filesOfFolder(const std::string& folder, unsigned goMinor);

/// Whether a package may import an `internal` one: its parent folder's packages may.
[[nodiscard]] bool mayImport(std::string_view importer, std::string_view path);

} // namespace lockstep::session
