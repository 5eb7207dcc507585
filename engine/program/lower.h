// lower(): from checked packages to a program (DESIGN "The way through the house": typed tree ──► program).
//
// Only what can run is lowered: functions are taken up as something that runs calls, stores or converts them, starting
// from the package initialisations and main.main. Generic functions are lowered once for each list of type arguments.
// What the machine cannot run yet is reported with its place and named; nothing is left out in silence. The parts, one
// concept a file, are in engine/program/lowering.
#pragma once

#include "engine/program/program.h"
#include "engine/syntax/diagnostic.h"
#include "engine/types/checker.h"

#include <memory>
#include <span>
#include <string>

namespace lockstep::program {

struct PackageToLower {
    const types::CheckedPackage* package = nullptr;
    bool isLibrary = false; ///< from engine/golib: its functions are stepped over
};

struct LowerOptions {
    std::string language = "go1.23";
    std::string mainFunction = "main"; ///< of the last package: where the program begins
};

/// Lowers the packages, imported ones before those that import them, the last one being the program's own. Packages
/// "runtime" and "internal/builtin" of the library must be among them.
/// Errors: null, with what is not supported in `diagnostics`. Pre: all packages are ok; the store is theirs.
[[nodiscard]] std::shared_ptr<const Program> lower(std::span<const PackageToLower> packages, types::TypeStore& store,
                                                   syntax::DiagnosticList& diagnostics,
                                                   const LowerOptions& options = {});

} // namespace lockstep::program
