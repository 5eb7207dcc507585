// libFuzzer target: any bytes through scanner, parser, label checks and printer. What parses must survive being
// printed.
#include "engine/base/ensure.h"
#include "engine/syntax/highlight.h"
#include "engine/syntax/parser.h"
#include "engine/syntax/printer.h"

#include <cstddef>
#include <cstdint>
#include <string>

using namespace lockstep;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    syntax::LineState state = syntax::LineState::Code;
    static_cast<void>(syntax::highlight(text, state));

    syntax::FileSet files;
    const auto source = files.add("fuzz.go", text);
    if (!source.ok()) return 0;
    syntax::DiagnosticList diagnostics(files);
    syntax::Numbering numbering;
    const auto tree = syntax::parseFile(*source.value(), numbering, diagnostics);
    static_cast<void>(diagnostics.format());
    const std::string printed = syntax::print(*tree);
    if (!tree->wellFormed) return 0;

    const auto again = files.add("printed.go", printed);
    if (!again.ok()) return 0; // without its comments the text may look binary
    syntax::DiagnosticList none(files);
    const auto second = syntax::parseFile(*again.value(), numbering, none);
    base::ensure(second->wellFormed, "what was printed does not parse");
    base::ensure(syntax::dump(*second) == syntax::dump(*tree), "what was printed is another tree");
    return 0;
}
