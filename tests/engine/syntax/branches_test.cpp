#include "tests/engine/syntax/parsing.h"

#include <gtest/gtest.h>

namespace lockstep::syntax {
namespace {

using testing::errorsIn;
using testing::first;
using testing::Parsed;

/// The target of the first branch statement in a function body.
template <typename T> bool jumpsToA(const std::string& body) {
    const Parsed parsed("package p; func f() {\n" + body + "\n}\n");
    EXPECT_EQ(parsed.errors(), "") << body;
    const auto* branch = first<BranchStmt>(*parsed.file);
    return branch->target && branch->target->is<T>();
}

TEST(BranchesTest, EveryJumpKnowsItsTarget) {
    EXPECT_TRUE(jumpsToA<ForStmt>("for { if x { break } }"));
    EXPECT_TRUE(jumpsToA<SwitchStmt>("for { switch { case x: break } }"));
    EXPECT_TRUE(jumpsToA<ForStmt>("for { switch { case x: continue } }"));
    EXPECT_TRUE(jumpsToA<RangeStmt>("L: for range x { select { default: break L } }"));
    EXPECT_TRUE(jumpsToA<ForStmt>("L: for { for { continue L } }"));
    EXPECT_TRUE(jumpsToA<SelectStmt>("L: select { default: for { break L } }"));
    EXPECT_TRUE(jumpsToA<TypeSwitchStmt>("switch x.(type) { case int: break }"));
    EXPECT_TRUE(jumpsToA<LabeledStmt>("L: x(); goto L"));
    EXPECT_TRUE(jumpsToA<LabeledStmt>("if x { goto L }; L: y()"));
}

TEST(BranchesTest, JumpsWithoutAPlaceToGoAreReported) {
    EXPECT_EQ(errorsIn("break"), "1:1: break is not in a loop, switch, or select\n");
    EXPECT_EQ(errorsIn("switch { default: continue }"), "1:19: continue is not in a loop\n");
    EXPECT_EQ(errorsIn("for { func() { break }() }"), "1:16: break is not in a loop, switch, or select\n");
    EXPECT_EQ(errorsIn("goto L"), "1:6: label L not defined\n");
    EXPECT_EQ(errorsIn("for { break L }"), "1:13: break label not defined: L\n");
    EXPECT_EQ(errorsIn("for { continue L }"), "1:16: continue label not defined: L\n");
    EXPECT_EQ(errorsIn("L: if x { for { break L } }"), "1:23: invalid break label L\n");
    EXPECT_EQ(errorsIn("L: switch { default: for { continue L } }"), "1:37: invalid continue label L\n");
    EXPECT_EQ(errorsIn("L: for { }; for { break L }"), "1:25: invalid break label L\n");
}

TEST(BranchesTest, ALabelIsUsedOnceAndNotRepeated) {
    EXPECT_EQ(errorsIn("L: for { }"), "1:1: label L defined and not used\n");
    EXPECT_EQ(errorsIn("L: for { break L }\nL: x()"), "2:1: label L already defined at a.go:2:1\n");
    EXPECT_EQ(errorsIn("_: for { }"), "");
    EXPECT_EQ(errorsIn("L: for { break L }; func() { L: for { break L } }()"), "")
        << "each function has its own labels";
}

TEST(BranchesTest, GotoMustNotCrossVariablesNorEnterBlocks) {
    EXPECT_EQ(errorsIn("goto L\nx := 1\n_ = x\nL:"), "1:6: goto L jumps over declaration of x at a.go:3:3\n");
    EXPECT_EQ(errorsIn("goto L\nvar a, b int\nL:"), "1:6: goto L jumps over declaration of a at a.go:3:5\n");
    EXPECT_EQ(errorsIn("goto L\n{\nx := 1\n_ = x\n}\nL:"), "") << "the variable is gone before the label";
    EXPECT_EQ(errorsIn("goto L\n{\nL: x()\n}"), "1:6: goto L jumps into block starting at a.go:3:1\n");
    EXPECT_EQ(errorsIn("{\ngoto L\n}\nL:"), "") << "leaving blocks is fine";
    EXPECT_EQ(errorsIn("x := 1\n_ = x\nL:\ngoto L"), "");
}

TEST(BranchesTest, FallthroughStandsLastInACaseThatAnotherFollows) {
    EXPECT_EQ(errorsIn("switch { case x: fallthrough\ndefault: }"), "");
    EXPECT_EQ(errorsIn("switch { case x: fallthrough;;\ndefault: }"), "");
    EXPECT_EQ(errorsIn("switch { case x: fallthrough; y()\ndefault: }"), "1:18: fallthrough statement out of place\n");
    EXPECT_EQ(errorsIn("switch { case x: if y { fallthrough }\ndefault: }"),
              "1:25: fallthrough statement out of place\n");
    EXPECT_EQ(errorsIn("switch { case x: fallthrough }"), "1:18: cannot fallthrough final case in switch\n");
    EXPECT_EQ(errorsIn("switch x.(type) { case int: fallthrough\ndefault: }"),
              "1:29: cannot fallthrough in type switch\n");
    EXPECT_EQ(errorsIn("fallthrough"), "1:1: fallthrough statement out of place\n");
}

} // namespace
} // namespace lockstep::syntax
