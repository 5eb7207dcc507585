// The examples of the diagnostics table, from the rows of the checker on.
#include "tests/engine/types/checking.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace lockstep::types {
namespace {

using syntax::DiagnosticCode;
using testing::Checked;

bool has(const Checked& checked, DiagnosticCode code) {
    const auto& all = checked.diagnostics.all();
    return std::any_of(all.begin(), all.end(), [&](const syntax::Diagnostic& each) { return each.code == code; });
}

/// Under which version of Go the example is to be checked: what a new version permits is a mistake in an old one.
CheckOptions optionsFor(DiagnosticCode code) {
    CheckOptions options;
    if (code == DiagnosticCode::UnsupportedVersion) options.goMinor = 19;
    return options;
}

/// Examples that need packages beyond unsafe; there are none here.
bool needsLibrary(std::string_view example) { return example.find("import \"sync\"") != std::string_view::npos; }

TEST(DiagnosticsTest, EveryExampleOfTheCheckersRowsProvokesItsOwnCodeAtAPlace) {
    for (const syntax::DiagnosticInfo& row : syntax::diagnosticTable()) {
        if (row.code <= DiagnosticCode::JumpIntoBlock || needsLibrary(row.example)) continue;
        if (row.code == DiagnosticCode::Unsupported) continue; // lowering's
        const Checked checked(std::string(row.example), optionsFor(row.code));
        EXPECT_TRUE(has(checked, row.code)) << row.name << " gave\n" << checked.errors();
        for (const syntax::Diagnostic& each : checked.diagnostics.all()) EXPECT_TRUE(each.pos) << row.name;
    }
}

TEST(DiagnosticsTest, AVariableThatCouldNotBeAssignedToIsNotCalledUnusedAsWell) {
    EXPECT_EQ(Checked("package p\nfunc f() {\n\tvar x int\n\tx = \"a\"\n}\n").errors(),
              "4:6: cannot use \"a\" (untyped string constant) as int value in assignment\n");
    EXPECT_EQ(Checked("package p\nfunc f() {\n\tvar x int = \"a\"\n}\n").errors(),
              "3:14: cannot use \"a\" (untyped string constant) as int value in variable declaration\n");
}

TEST(DiagnosticsTest, WhatIsTooNewForTheVersionNamesTheVersionThatWasAskedFor) {
    CheckOptions options;
    options.goMinor = 19;
    EXPECT_EQ(Checked("package p\nfunc f(x []int) { clear(x) }\n", options).errors(),
              "2:19: clear requires go1.21 or later (-lang was set to go1.19; check go.mod)\n");
}

TEST(DiagnosticsTest, AVariableWhoseTypeNeedsItselfIsAnInitializationCycle) {
    EXPECT_TRUE(has(Checked("package p\nvar a [len(a)]int\n"), DiagnosticCode::InvalidInitCycle));
}

TEST(DiagnosticsTest, DirectivesMustStandAboveWhatTheyAreFor) {
    EXPECT_EQ(Checked("package p\n//go:noinline\nfunc f() {}\n").errors(), "");
    EXPECT_EQ(Checked("package p\nfunc f() {} //go:noinline\n").errors(), "2:13: misplaced compiler directive\n");
    EXPECT_EQ(Checked("package p\n//go:linkname x y.z\nvar x int\n").errors(),
              "2:1: not supported: //go:linkname (code of another package or language)\n");
}

TEST(DiagnosticsTest, IndexingATypeParameterNeedsOneElementTypeInAllItsTypes) {
    EXPECT_EQ(Checked("package p\nfunc f[T []int | [5]int](x T) int { return x[2] }\n").errors(), "");
    EXPECT_TRUE(
        has(Checked("package p\nfunc f[T []int | [5]bool](x T) { _ = x[2] }\n"), DiagnosticCode::NonIndexableOperand));
    EXPECT_TRUE(
        has(Checked("package p\nfunc f[T []int | [5]int](x T) int { return x[7] }\n"), DiagnosticCode::InvalidIndex));
}

} // namespace
} // namespace lockstep::types
