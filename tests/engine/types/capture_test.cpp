// Capture analysis: what the lowering may copy into a function literal, and what it must share.
#include "tests/engine/types/checking.h"

#include <gtest/gtest.h>

namespace lockstep::types::testing {
namespace {

/// The local variable of that name in any function.
Var* variable(const Checked& checked, std::string_view name) {
    for (FunctionInfo* function : checked.package->info.functions)
        for (Var* var : function->locals)
            if (var->name() == name) return var;
    return nullptr;
}

/// "captured reassigned shared addressed" as far as they hold of x.
std::string marks(const std::string& body, unsigned goMinor = 23) {
    CheckOptions options;
    options.goMinor = goMinor;
    Checked checked("package p\nfunc use(int) {}\nfunc f() (result int) {\n" + body + "\nreturn 0\n}\n", options);
    EXPECT_EQ(checked.errors(), "");
    Var* x = variable(checked, "x");
    if (!x) return "none";
    std::string text;
    if (x->isCaptured) text += "captured ";
    if (x->isReassigned) text += "reassigned ";
    if (x->isCaptured && x->isReassignedAfterCapture) text += "shared ";
    if (x->isAddressTaken) text += "addressed ";
    if (x->isPerIteration) text += "perIteration ";
    return text;
}

TEST(Capture, AVariableThatIsSetBeforeTheLiteralIsCopied) {
    EXPECT_EQ(marks("x := 1; x = 2; go func() { use(x) }()"), "captured reassigned ");
}

TEST(Capture, AVariableThatIsSetAfterTheLiteralIsShared) {
    EXPECT_EQ(marks("x := 1; go func() { use(x) }(); x = 2"), "captured reassigned shared ");
}

TEST(Capture, AVariableThatTheLiteralSetsIsShared) {
    EXPECT_EQ(marks("x := 1; func() { x++ }(); use(x)"), "captured reassigned shared ");
}

TEST(Capture, AVariableThatIsSetByTheStatementOfTheLiteralIsShared) {
    EXPECT_EQ(marks("var x func(); x = func() { x() }; x()"), "captured reassigned shared ");
    EXPECT_EQ(marks("var g func(); x := 1; g, x = func() { use(x) }, 2; g()"), "captured reassigned shared ");
}

TEST(Capture, ALiteralWithinALiteralCountsFromWhereTheOuterOneStands) {
    EXPECT_EQ(marks("var g func(); x := 1; g, x = func() { func() { use(x) }() }, 2; g()"),
              "captured reassigned shared ");
}

TEST(Capture, WhatComesEarlierInALoopMayComeLater) {
    EXPECT_EQ(marks("x := 0; for { x = 1; go func() { use(x) }() }"), "captured reassigned shared ");
    EXPECT_EQ(marks("for { x := 0; x = 1; go func() { use(x) }() }"), "captured reassigned ");
}

TEST(Capture, GotoMakesALoop) {
    EXPECT_EQ(marks("x := 0\nL:\n x = 1; go func() { use(x) }(); goto L"), "captured reassigned shared ");
}

TEST(Capture, VariablesOfAForClauseAreNewInEachIteration) {
    EXPECT_EQ(marks("for x := 0; x < 3; x++ { go func() { use(x) }() }"), "captured reassigned perIteration ");
    EXPECT_EQ(marks("for x := 0; x < 3; x++ { go func() { use(x) }(); x++ }"),
              "captured reassigned shared perIteration ");
}

TEST(Capture, VariablesOfAForClauseWereSharedByAllIterations) {
    EXPECT_EQ(marks("for x := 0; x < 3; x++ { go func() { use(x) }() }", 21), "captured reassigned shared ");
    EXPECT_EQ(marks("for x := range []int{1} { go func() { use(x) }() }", 21), "captured reassigned shared ");
}

TEST(Capture, VariablesOfARangeClauseAreNewInEachIteration) {
    EXPECT_EQ(marks("for x := range 3 { go func() { use(x) }() }"), "captured perIteration ");
    EXPECT_EQ(marks("x := 0; for x = range 3 { go func() { use(x) }() }"), "captured reassigned shared ");
}

TEST(Capture, ReturnSetsNamedResults) {
    Checked checked("package p\nfunc f() (x int) { defer func() { _ = x }(); return 1 }\n");
    Var* x = variable(checked, "x");
    ASSERT_NE(x, nullptr);
    EXPECT_TRUE(x->isReassignedAfterCapture);
}

TEST(Capture, APartOfAVariableIsTheVariable) {
    EXPECT_EQ(marks("var x struct{ a [2]int }; _ = &x.a[1]"), "addressed ");
    EXPECT_EQ(marks("var x struct{ a [2]int }; go func() { use(x.a[0]) }(); x.a[1] = 2"),
              "captured reassigned shared ");
    EXPECT_EQ(marks("x := &struct{ a int }{}; _ = &x.a; x.a = 1"), "");
    EXPECT_EQ(marks("x := []int{1}; _ = &x[0]; x[0] = 2"), "");
    EXPECT_EQ(marks("x := [2]int{}; _ = x[:]"), "addressed ");
}

TEST(Capture, EveryFunctionOnTheWayCaptures) {
    Checked checked("package p\nfunc f() { x := 1; func() { func() { _ = x }() }() }\n");
    const auto& functions = checked.package->info.functions;
    ASSERT_EQ(functions.size(), 3U);
    EXPECT_TRUE(functions[0]->captures.empty());
    for (std::size_t i : {1U, 2U}) {
        ASSERT_EQ(functions[i]->captures.size(), 1U);
        EXPECT_EQ(functions[i]->captures[0], variable(checked, "x"));
    }
}

} // namespace
} // namespace lockstep::types::testing
