// check(): the type checker's front door; turns the trees of one package into a typed tree (DESIGN "The way through the
// house"). It reports everything that Go's compiler would, in its words and at its places, and goes on after each
// mistake without reporting what only follows from it.
//
// One call checks one package. What it imports is asked for through the Importer, which hands out packages that were
// checked into the same TypeStore before (or checks them now: calls may nest).
#pragma once

#include "engine/syntax/diagnostic.h"
#include "engine/syntax/tree.h"
#include "engine/types/info.h"
#include "engine/types/type_store.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep::types {

struct ImportResult {
    Package* package = nullptr; ///< null: it could not be imported
    /// Why not: "package foo/bar is not in std". Empty with a null package: already reported, be silent.
    std::string problem;
};

/// Asked once per import path and package. `unsafe` is not asked for.
using Importer = std::function<ImportResult(std::string_view path)>;

struct CheckOptions {
    /// N of go1.N: which features exist, what loop variables mean, and some wording.
    unsigned goMinor = 23;
    /// Functions may lack a body: they are natives.
    bool isLibrary = false;
    /// Leaves function bodies out; for packages of which only the interface is of interest.
    bool ignoreFunctionBodies = false;
    /// Declared functions wait until Func::signature() asks for them, their bodies for CheckedPackage::completeBody():
    /// for a library, of which a program uses little and which is known to be right.
    /// Those that the parser has skipped are read then.
    bool lazyBodies = false;
};

class Checker;

/// A package with all that is known about it. Lifetime: its trees, the store, and what it imports must outlive it.
struct CheckedPackage {
    Package* package = nullptr;
    std::vector<const syntax::File*> files;
    Info info;
    bool ok = false; ///< no error was reported: it may be lowered

    /// With lazyBodies: what is known about the body of a declared function is in `info` from now on. Lifetime: what
    /// check() was given still exists. Cost: nothing the second time.
    void completeBody(const Func& function) const;

    std::shared_ptr<Checker> checker; ///< with lazyBodies
};

/// Checks the files of one package. Pre: all were parsed with `numbering`, at least one file.
/// Files with syntax errors may be given; what they lack is not reported again.
[[nodiscard]] std::unique_ptr<CheckedPackage> check(std::string_view path, std::vector<const syntax::File*> files,
                                                    syntax::Numbering& numbering, TypeStore& store,
                                                    const Importer& importer, syntax::DiagnosticList& diagnostics,
                                                    const CheckOptions& options = {});

} // namespace lockstep::types
