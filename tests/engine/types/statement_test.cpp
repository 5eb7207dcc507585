// Statements and assignments: what is accepted, and what Go says about the rest.
#include "tests/engine/types/checking.h"

#include <gtest/gtest.h>

namespace lockstep::types::testing {
namespace {

/// The messages about the body, each "column: message", of a function on line 3.
std::string said(const std::string& body, const std::string& signature = "()") {
    Checked checked("package p\nfunc two() (int, string) { return 1, \"\" }; func one() int { return 1 }\nfunc f" +
                    signature + " {\n" + body + "\n}\n");
    std::string text = checked.errors();
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = text.find('\n', at);
        std::string line = text.substr(at, end - at);
        if (line.starts_with("\t"))
            result += " |" + line.substr(1);
        else
            result += (result.empty() ? "" : "; ") + line.substr(line.find(' ') + 1);
        at = end + 1;
    }
    return result;
}

TEST(Assignment, MismatchesNameTheCall) {
    EXPECT_EQ(said("a := two(); _ = a"), "assignment mismatch: 1 variable but two returns 2 values");
    EXPECT_EQ(said("a, b := one(); _, _ = a, b"), "assignment mismatch: 2 variables but one returns 1 value");
    EXPECT_EQ(said("var a, b int; a, b = 1, 2, 3; _, _ = a, b"), "assignment mismatch: 2 variables but 3 values");
}

TEST(Assignment, ToWhatHasNoPlaceIsRejected) {
    EXPECT_EQ(said("one() = 2"), "cannot assign to one() (neither addressable nor a map index expression)");
    EXPECT_EQ(said("m := map[int]struct{ a int }{}; m[1].a = 2"), "cannot assign to struct field m[1].a in map");
    EXPECT_EQ(said("x := nil; _ = x"), "use of untyped nil in assignment");
    EXPECT_EQ(said("var x int8 = 300; _ = x"), "cannot use 300 (untyped int constant) as int8 value in variable "
                                               "declaration (overflows)");
}

TEST(Assignment, ShortDeclarationsNeedANewVariable) {
    EXPECT_EQ(said("a := 1; a := 2; _ = a"), "no new variables on left side of :=");
    EXPECT_EQ(said("a := 1; a, b := 2, 3; _, _ = a, b"), "");
    EXPECT_EQ(said("a, a := 1, 2; _ = a"), "a repeated on left side of :=");
}

TEST(Assignment, AMissingMethodIsNamed) {
    EXPECT_EQ(said("var e error = 1; _ = e"), "cannot use 1 (constant of type int) as error value in variable "
                                              "declaration: int does not implement error (missing method Error)");
}

TEST(Statement, VariablesMustBeUsedAndAssigningIsNoUse) {
    EXPECT_EQ(said("x := 1; x = 2"), "declared and not used: x");
    EXPECT_EQ(said("var a any; switch x := a.(type) { case int: case string: }"), "declared and not used: x");
    EXPECT_EQ(said("var a any; switch x := a.(type) { case int: _ = x; case string: }"), "");
}

TEST(Statement, ReturnsGiveAllResults) {
    EXPECT_EQ(said("return 1", "() (int, string)"), "not enough return values |have (number) |want (int, string)");
    EXPECT_EQ(said("return 1", "()"), "too many return values |have (number) |want ()");
    EXPECT_EQ(said("return two()", "() (int, string)"), "");
    EXPECT_EQ(said("{ x := 2; _ = x; return }", "() (x int)"),
              "result parameter x not in scope at return |inner declaration of var x int");
}

TEST(Statement, TheEndOfAFunctionWithResultsIsOutOfReach) {
    for (const char* body : {"for {}", "panic(1)", "if one() > 1 { return 1 } else { return 2 }", "L: goto L",
                             "switch { case true: return 1; default: panic(2) }", "select {}", "for { for { break } }",
                             "switch { case true: fallthrough; default: return 1 }"})
        EXPECT_EQ(said(body, "() int"), "") << body;
    for (const char* body : {"for { break }", "if one() > 1 { return 1 }", "switch { case true: return 1 }",
                             "L: for { for { break L } }", "for one() > 1 {}", "switch { default: break }"})
        EXPECT_EQ(said(body, "() int"), "missing return") << body;
}

TEST(Statement, CasesAreComparedWithTheSwitch) {
    EXPECT_EQ(said("switch one() { case 1, 2: case 1: }"),
              "duplicate case 1 (constant of type int) in expression switch |previous case");
    EXPECT_EQ(said("switch one() { case \"a\": }"),
              "invalid case \"a\" in switch on one() (mismatched types untyped string and int)");
    EXPECT_EQ(said("switch { case 1: }"), "invalid case 1 in switch on true (mismatched types untyped int and bool)");
    EXPECT_EQ(said("switch { case one() > 1, true, true: }"), "");
    EXPECT_EQ(said("var a any; switch a { case nil, 1, \"a\": }"), "");
    EXPECT_EQ(said("switch { default: default: }"), "multiple defaults in switch");
}

TEST(Statement, TypeSwitchesAreOnInterfaces) {
    EXPECT_EQ(said("x := 1; switch x.(type) {}"), "x (variable of type int) is not an interface");
    EXPECT_EQ(said("var a any; switch a.(type) { case int: case nil: case int: }"),
              "duplicate case int in type switch |previous case");
}

TEST(Statement, RangeKnowsWhatItGoesOver) {
    EXPECT_EQ(said("for range 3.5 {}"), "cannot range over 3.5 (untyped float constant)");
    EXPECT_EQ(said("c := make(chan int); for a, b := range c { _, _ = a, b }"),
              "range over c (variable of type chan int) permits only one iteration variable");
    EXPECT_EQ(said("for i, r := range \"a\" { var a int = i; var b rune = r; _, _ = a, b }"), "");
    EXPECT_EQ(
        said("for a, b := range func(func(int, string) bool) {} { var c int = a; var d string = b; _, _ = c, d }"), "");
    EXPECT_EQ(said("for range func() {} {}"), "cannot range over func() {} (value of type func()): func must be "
                                              "func(yield func(...) bool): wrong argument count");
}

TEST(Statement, ExpressionsMustDoSomething) {
    EXPECT_EQ(said("one"), "one (value of type func() int) is not used");
    EXPECT_EQ(said("len(\"a\")"), "len(\"a\") (constant 1 of type int) is not used");
    EXPECT_EQ(said("defer len(\"a\")"), "defer discards result of len(\"a\") (constant 1 of type int)");
    EXPECT_EQ(said("go int(1)"), "go requires function call, not conversion int(1) (constant 1 of type int)");
}

TEST(Statement, ChannelsHaveADirection) {
    EXPECT_EQ(said("c <- 1", "(c <-chan int)"),
              "invalid operation: cannot send to receive-only channel c (variable of type <-chan int)");
    EXPECT_EQ(said("select { case one(): }"), "select case must be receive, send or assign recv");
}

} // namespace
} // namespace lockstep::types::testing
