// Expressions: which are correct, what type and value they get, and what is said of the others.
#include "tests/engine/types/checking.h"

#include <gtest/gtest.h>
#include <vector>

namespace lockstep::types {
namespace {

using testing::Checked;

/// The message about an initial value at package level, with these declarations around it.
std::string messageAbout(const std::string& expression) {
    Checked checked("package p; type S struct { a, B int }; type E interface { Error() string }\n"
                    "var n, m int; var u uint8; var f float64; var s string; var p *int; var e E; var c chan<- int\n"
                    "func two() (a int, b error) { return }; func none() {}; func gen[T any](x T) T { return x }\n"
                    "var _ = " +
                    expression);
    const auto shown = checked.diagnostics.shown();
    return shown.empty() ? std::string() : shown.front().message;
}

TEST(ExpressionTest, ConstantsGetTheirTypesFromTheContext) {
    Checked c("package p\nvar f float64 = 11\nvar a any = 'x'\nvar b byte = 1<<3 | 12\nvar r = 2.0 * 3\n");
    EXPECT_EQ(c.errors(), "");
    EXPECT_EQ(c.fact("11"), "float64 = 11");
    EXPECT_EQ(c.fact("'x'"), "rune = 120");
    EXPECT_EQ(c.fact("1 << 3 | 12"), "byte = 12");
    EXPECT_EQ(c.fact("2.0 * 3"), "float64 = 6");
}

TEST(ExpressionTest, ImaginaryNumbersThatBeginWithZeroAreDecimal) {
    EXPECT_EQ(messageAbout("[1]int{}[imag(0_1_2i) - 12] + [1]int{}[imag(012i) - 12]"), "");
}

TEST(ExpressionTest, ShiftsOfUntypedConstantsAreComputedInTheTypeOfTheContext) {
    Checked c(
        "package p\nvar n uint\nvar x int64 = 1 << n\nvar y = 2 << n\nvar z = uint8(4) + 8<<n\nvar b = 16<<n == 3\n");
    EXPECT_EQ(c.errors(), "");
    EXPECT_EQ(c.fact("1 << n"), "int64");
    EXPECT_EQ(c.fact("1"), "int64 = 1");
    EXPECT_EQ(c.fact("2 << n"), "int");
    EXPECT_EQ(c.fact("8 << n"), "uint8");
    EXPECT_EQ(c.fact("8"), "uint8 = 8");
    EXPECT_EQ(c.fact("16"), "int = 16");
    EXPECT_EQ(c.fact("b"), "nothing");
    EXPECT_EQ(c.fact("16 << n == 3"), "bool");
}

TEST(ExpressionTest, NilHasTheTypeItBecomes) {
    Checked c("package p\nvar p *int\nvar isNil = p == nil\n");
    EXPECT_EQ(c.errors(), "");
    EXPECT_EQ(c.fact("nil"), "*int");
    EXPECT_EQ(c.at("nil").mode, Mode::Nil);
}

TEST(ExpressionTest, ElidedTypesOfCompositeLiteralsAreThoseOfTheElements) {
    Checked c("package p\ntype P struct { x, y int }\nvar a = []P{{1, 2}}\nvar b = [...]*P{2: {3, 4}}\n"
              "var d = map[P][]int{{x: 5}: {6}}\n");
    EXPECT_EQ(c.errors(), "");
    EXPECT_EQ(c.fact("[]P{…}"), "[]P");
    EXPECT_EQ(c.fact("[...]*P{…}"), "[3]*P");
    EXPECT_EQ(c.fact("6"), "int = 6");
}

TEST(ExpressionTest, ALongSumIsCheckedWithoutDeepRecursion) {
    std::string sum = "n";
    for (int i = 0; i < 2500; ++i) sum += " + n";
    EXPECT_EQ(messageAbout(sum), "");
}

TEST(ExpressionTest, MistakesAreReportedInGosWords) {
    struct Row {
        const char* expression;
        const char* message;
    };
    const std::vector<Row> rows = {
        {"n + 1.5", "1.5 (untyped float constant) truncated to int"},
        {"u + 256", "256 (untyped int constant) overflows uint8"},
        {"n + s", "invalid operation: n + s (mismatched types int and string)"},
        {"n + \"a\"", "invalid operation: n + \"a\" (mismatched types int and untyped string)"},
        {"n == nil", "invalid operation: n == nil (mismatched types int and untyped nil)"},
        {"nil == nil", "invalid operation: nil == nil (operator == not defined on untyped nil)"},
        {"[]int{} == []int{}", "invalid operation: []int{} == []int{} (slice can only be compared to nil)"},
        {"1 << 1.5", "1.5 (untyped float constant) truncated to uint"},
        {"n << -1", "invalid operation: negative shift count -1 (untyped int constant)"},
        {"1.5 << n", "invalid operation: shifted operand 1.5 (untyped float constant) must be integer"},
        {"f + 1<<n", "invalid operation: shifted operand 1 (type float64) must be integer"},
        {"10 / 0", "invalid operation: division by zero"},
        {"n % 0", "invalid operation: division by zero"},
        {"-\"a\"", "invalid operation: operator - not defined on \"a\" (untyped string constant)"},
        {"^byte(0) + 1", "^byte(0) + 1 (constant 256 of type byte) overflows byte"},
        {"1 << 600", "constant shift overflow"},
        {"&1", "invalid operation: cannot take address of 1 (untyped int constant)"},
        {"*n", "invalid operation: cannot indirect n (variable of type int)"},
        {"<-n", "invalid operation: cannot receive from non-channel n (variable of type int)"},
        {"<-c", "invalid operation: cannot receive from send-only channel c (variable of type chan<- int)"},
        {"n.(int)", "invalid operation: n (variable of type int) is not an interface"},
        {"e.(S)", "impossible type assertion: e.(S)"},
        {"1 + two()", "multiple-value two() (value of type (a int, b error)) in single-value context"},
        {"1 + none()", "none() (no value) used as value"},
        {"len", "len (built-in) must be called"},
        {"int", "int (type) is not an expression"},
        {"missing", "undefined: missing"},
        {"_", "cannot use _ as value or type"},
        {"iota", "cannot use iota outside constant declaration"},
        {"gen", "cannot use generic function gen without instantiation"},
        {"int{}", "invalid composite literal type int"},
        {"S{1, 2, 3}", "too many values in struct literal of type S"},
        {"S{1}", "too few values in struct literal of type S"},
        {"S{c: 1}", "unknown field c in struct literal of type S"},
        {"S{b: 1}", "unknown field b in struct literal of type S, but does have B"},
        {"struct{ _ int }{_: 1}", "unknown field _ in struct literal of type struct{_ int}"},
        {"S{a: 1, a: 2}", "duplicate field name a in struct literal"},
        {"S{a: 1, 2}", "mixture of field:value and value elements in struct literal"},
        {"[2]int{1, 2, 3}", "index 2 is out of bounds (>= 2)"},
        {"[]int{1, 0: 2}", "duplicate index 0 in array or slice literal"},
        {"[]int{n: 1}", "index n must be integer constant"},
        {"map[string]int{\"a\": 1, \"a\": 2}", "duplicate key \"a\" in map literal"},
        {"map[string]int{1}", "missing key in map literal"},
    };
    for (const Row& row : rows) EXPECT_EQ(messageAbout(row.expression), row.message) << row.expression;
}

TEST(ExpressionTest, KeysOfDifferentTypesDifferInAMapWithInterfaceKeys) {
    EXPECT_EQ(messageAbout("map[any]int{1: 1, 1.5: 2, int8(1): 3, \"1\": 4}"), "");
    EXPECT_EQ(messageAbout("map[any]int{1: 1, int(1): 2}"), "duplicate key 1 in map literal");
}

} // namespace
} // namespace lockstep::types
