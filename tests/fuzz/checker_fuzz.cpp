// libFuzzer target: any bytes through parser and type checker, under an old and the newest version of Go. Whatever the
// text is, there is a verdict, and each diagnostic has a place.
#include "engine/base/ensure.h"
#include "engine/syntax/parser.h"
#include "engine/types/checker.h"

#include <cstddef>
#include <cstdint>
#include <string>

using namespace lockstep;

namespace {

/// No package can be imported, other than unsafe.
types::ImportResult importNothing(std::string_view path) {
    return {nullptr, "package " + std::string(path) + " is not in std"};
}

void checkAs(unsigned goMinor, const std::string& text) {
    syntax::FileSet files;
    const auto source = files.add("fuzz.go", text);
    if (!source.ok()) return;
    syntax::DiagnosticList diagnostics(files);
    syntax::Numbering numbering;
    syntax::ParseOptions parseOptions;
    parseOptions.goMinor = goMinor;
    const auto tree = syntax::parseFile(*source.value(), numbering, diagnostics, parseOptions);
    types::TypeStore store;
    types::CheckOptions options;
    options.goMinor = goMinor;
    const auto checked = types::check("p", {tree.get()}, numbering, store, importNothing, diagnostics, options);
    base::ensure(checked != nullptr, "no verdict");
    for (const syntax::Diagnostic& each : diagnostics.all())
        base::ensure(!each.pos.isNone() && !each.message.empty(), "a diagnostic without a place or a message");
    static_cast<void>(diagnostics.format());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    checkAs(18, text);
    checkAs(23, text);
    return 0;
}
