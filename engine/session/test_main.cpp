#include "engine/session/test_main.h"

#include "engine/syntax/source.h"

#include <fmt/format.h>

namespace lockstep::session {

namespace {

/// Go: a test's name is Test, or Test and then no small letter.
bool isTestName(std::string_view name) {
    constexpr std::string_view prefix = "Test";
    if (!name.starts_with(prefix)) return false;
    return name.size() == prefix.size() || name[prefix.size()] < 'a' || name[prefix.size()] > 'z';
}

/// One parameter, of a type written as a pointer to x.`type`.
bool takes(const syntax::FuncDecl& function, std::string_view type) {
    if (function.type->results != nullptr || function.type->params->count() != 1) return false;
    const auto* pointer = syntax::as<syntax::StarExpr>(function.type->params->list[0]->type);
    const auto* selector = pointer ? syntax::as<syntax::SelectorExpr>(pointer->x) : nullptr;
    const auto* plain = pointer ? syntax::as<syntax::Ident>(pointer->x) : nullptr; // import . "testing"
    return (selector && selector->sel->name == type) || (plain && plain->name == type);
}

} // namespace

bool isTestFile(std::string_view name) { return name.ends_with("_test.go"); }

TestMain testMain(std::span<const std::unique_ptr<const syntax::File>> trees, std::string_view only) {
    TestMain result;
    std::string tests;
    bool hasTestMain = false;
    for (const auto& tree : trees) {
        if (!isTestFile(tree->source->name())) continue;
        for (const syntax::Decl* decl : tree->decls) {
            const auto* function = syntax::as<syntax::FuncDecl>(decl);
            if (!function || function->isMethod() || !isTestName(function->name->name)) continue;
            if (function->name->name == "TestMain" && takes(*function, "M")) {
                hasTestMain = true;
            } else if (takes(*function, "T")) {
                result.tests.emplace_back(function->name->name);
                if (!only.empty() && function->name->name != only) continue;
                tests += fmt::format("\t\t{{\"{0}\", {0}}},\n", function->name->name);
            } else {
                result.misshapen.push_back(function);
            }
        }
    }
    result.text =
        fmt::format("package {}\n\nimport (\n\tlockstepOS \"os\"\n\tlockstepTesting \"testing\"\n)\n\n"
                    "func {}() {{\n\tm := lockstepTesting.MainStart([]lockstepTesting.InternalTest{{\n{}\t}})\n",
                    trees.front()->name->name, testMainFunction, tests);
    if (hasTestMain)
        result.text += "\tTestMain(m)\n\tlockstepOS.Exit(m.Code())\n}\n";
    else
        result.text += "\tif code := m.Run(); code != 0 {\n\t\tlockstepOS.Exit(code)\n\t}\n}\n";
    return result;
}

} // namespace lockstep::session
