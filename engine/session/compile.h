// compile(): the way from Go text to a machine image in one call: parse, check, lower, with the Go library behind it.
//
// A Compilation is immutable and shared by everything that shows or runs the program. It exists even when the program
// is wrong: then it has diagnostics and no image.
#pragma once

#include "engine/machine/image.h"
#include "engine/session/loop_scale.h"
#include "engine/session/source_text.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep::session {

inline constexpr unsigned newestGoMinor = 23;
inline constexpr unsigned oldestGoMinor = 18;

struct CompileOptions {
    unsigned goMinor = newestGoMinor; ///< N of --lang go1.N
    bool mustRun = true;              ///< false: a package that is not main is no mistake; it has no image
    std::string onlyTest;             ///< of the tests run this one; empty: all
    std::vector<LoopScale> scales;    ///< loops with a constant bound that are to go round less often
};

/// A diagnostic with its place as people read it; lines and columns (bytes) from 1.
struct Problem {
    std::string file;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::uint32_t endLine = 0; ///< where to stop underlining; 0: at the end of the word
    std::uint32_t endColumn = 0;
    bool isWarning = false;
    std::string message;
    std::vector<std::string> notes;
};

struct Compilation {
    std::vector<SourceText> sources;
    std::vector<Problem> problems; ///< all of them, in order of place
    std::string report;            ///< as Go's compiler prints them: "main.go:3:5: …" a line each, at most ten
    std::size_t errorCount = 0;    ///< problems that are not warnings
    std::string language = "go1.23";
    std::vector<std::string> tests;              ///< the names of its TestXxx functions
    std::vector<ScalableLoop> loops;             ///< loops that can be scaled, as its sources have them
    std::vector<ScaledLoop> scaled;              ///< loops that go round less often than the source says
    std::shared_ptr<const machine::Image> image; ///< null if there are errors

    /// It can run.
    [[nodiscard]] bool ok() const { return image != nullptr; }
    /// Something is wrong with it.
    [[nodiscard]] bool hasErrors() const { return errorCount != 0; }
    [[nodiscard]] const program::Program& program() const { return image->program(); }
};

/// N of "go1.N" or "1.N". Errors: no such text, or a version that is not supported.
[[nodiscard]] base::Result<unsigned> parseLanguage(std::string_view text);
/// N of the `go` line of the nearest go.mod above the file; the newest there is without one, or if that is newer.
[[nodiscard]] unsigned languageFor(const std::string& path);

/// Compiles a main package, the first source's, and those of its module that are among the sources. Never null.
/// With scales, its sources are the texts in which the loops are scaled.
/// Pre: at least one source.
[[nodiscard]] std::shared_ptr<const Compilation> compile(std::vector<SourceText> sources,
                                                         const CompileOptions& options = {});

} // namespace lockstep::session
