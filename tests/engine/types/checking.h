// What the tests of the type checker share: one text parsed and checked as a package, with everything that belongs to
// it kept alive.
#pragma once

#include "engine/syntax/parser.h"
#include "engine/syntax/printer.h"
#include "engine/types/checker.h"
#include "engine/types/type_string.h"

#include <memory>
#include <string>
#include <utility>

namespace lockstep::types::testing {

struct Checked {
    explicit Checked(std::string text, const CheckOptions& options = {}) : diagnostics(files) {
        const syntax::SourceFile* source = files.add("a.go", std::move(text)).value();
        syntax::Numbering numbering;
        file = syntax::parseFile(*source, numbering, diagnostics);
        // No package can be imported here, other than unsafe.
        Importer importer = [](std::string_view path) {
            return ImportResult{nullptr, "package " + std::string(path) + " is not in std"};
        };
        package = check("p", {file.get()}, numbering, store, importer, diagnostics, options);
    }

    /// "line:col: message" of what Go would show, a line each; notes indented below.
    [[nodiscard]] std::string errors() const {
        std::string text;
        for (const syntax::Diagnostic& each : diagnostics.shown()) {
            const syntax::Position at = files.resolve(each.pos);
            text += std::to_string(at.line) + ":" + std::to_string(at.column) + ": " + each.message + "\n";
            for (const syntax::DiagnosticNote& note : each.notes) text += "\t" + note.text + "\n";
        }
        return text;
    }

    /// What was found out about the first expression with this text.
    [[nodiscard]] TypeAndValue at(std::string_view expression) const {
        TypeAndValue found;
        syntax::walk(*file, [&](const syntax::Node& node) {
            if (!syntax::isExpr(node.kind) || found.type) return true;
            const auto& expr = static_cast<const syntax::Expr&>(node);
            if (syntax::exprText(expr) == expression) found = package->info.at(expr);
            return true;
        });
        return found;
    }
    /// "type" or "type = value" of it.
    [[nodiscard]] std::string fact(std::string_view expression) const {
        const TypeAndValue known = at(expression);
        if (!known.type) return "nothing";
        std::string text = typeString(known.type, qualifyRelativeTo(package->package));
        return known.value ? text + " = " + constant::exactString(*known.value) : text;
    }

    syntax::FileSet files;
    syntax::DiagnosticList diagnostics;
    TypeStore store;
    std::unique_ptr<const syntax::File> file;
    std::unique_ptr<CheckedPackage> package;
};

} // namespace lockstep::types::testing
