// What the tests of the syntax layer share: one text parsed, with everything that belongs to it kept alive.
#pragma once

#include "engine/syntax/diagnostic.h"
#include "engine/syntax/parser.h"
#include "engine/syntax/tree.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace lockstep::syntax::testing {

struct Parsed {
    explicit Parsed(std::string text, ParseOptions options = {}, std::string name = "a.go") : diagnostics(files) {
        source = files.add(std::move(name), std::move(text)).value();
        file = parseFile(*source, numbering, diagnostics, options);
    }

    /// "line:col: message" of what Go would show, a line each.
    [[nodiscard]] std::string errors() const {
        std::string text;
        for (const Diagnostic& each : diagnostics.shown()) {
            const Position at = files.resolve(each.pos);
            text += std::to_string(at.line) + ":" + std::to_string(at.column) + ": " + each.message + "\n";
        }
        return text;
    }

    FileSet files;
    DiagnosticList diagnostics;
    Numbering numbering;
    const SourceFile* source = nullptr;
    std::unique_ptr<const File> file;
};

/// The first node of type T in the tree, or null.
template <typename T> const T* first(const Node& root) {
    const T* found = nullptr;
    walk(root, [&](const Node& node) {
        if (!found) found = node.as<T>();
        return found == nullptr;
    });
    return found;
}

/// The errors in the statements of a function. Lines and columns count from the first byte of `body`.
inline std::string errorsIn(const std::string& body, ParseOptions options = {}) {
    const Parsed parsed("package p;func f(){\n" + body + "\n}\n", options);
    std::string text;
    for (const Diagnostic& each : parsed.diagnostics.shown()) {
        const Position at = parsed.files.resolve(each.pos);
        text += std::to_string(at.line - 1) + ":" + std::to_string(at.column) + ": " + each.message + "\n";
    }
    return text;
}

} // namespace lockstep::syntax::testing
