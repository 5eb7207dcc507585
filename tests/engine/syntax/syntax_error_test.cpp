// The wording and the places of syntax errors: those of Go's compiler, whose own answers these are.
#include "tests/engine/syntax/parsing.h"

#include <gtest/gtest.h>

namespace lockstep::syntax {
namespace {

using testing::errorsIn;
using testing::Parsed;

std::string errorsOf(const std::string& text, unsigned goMinor = 23) {
    ParseOptions options;
    options.goMinor = goMinor;
    return Parsed(text, options).errors();
}

TEST(SyntaxErrorTest, WhatIsUnexpectedIsNamed) {
    EXPECT_EQ(errorsIn("x = ;"), "1:5: syntax error: unexpected semicolon, expected expression\n");
    EXPECT_EQ(errorsIn("f(1 2)"),
              "1:5: syntax error: unexpected literal 2 in argument list; possibly missing comma or )\n");
    EXPECT_EQ(errorsIn("a b"), "1:3: syntax error: unexpected name b at end of statement\n");
    EXPECT_EQ(errorsIn("x := []int{1\n}"),
              "1:13: syntax error: unexpected newline in composite literal; possibly missing comma or }\n");
    EXPECT_EQ(errorsIn("for range {"), "1:11: syntax error: unexpected {, expected expression\n"
                                       "2:1: syntax error: unexpected }, expected { after for clause\n");
    EXPECT_EQ(errorsIn("x.1"), "1:2: syntax error: unexpected literal .1 at end of statement\n");
    EXPECT_EQ(errorsIn("var x := 1"), "1:7: syntax error: unexpected :=, expected =\n") << "Go takes := for = there";
    EXPECT_EQ(errorsOf("package p\nfunc f() {\n"), "3:1: syntax error: unexpected EOF, expected }\n");
    EXPECT_EQ(errorsOf("package p\nx := 1\n"), "2:1: syntax error: non-declaration statement outside function body\n");
    EXPECT_EQ(errorsOf("package p\nfunc f()\n{\n}\n"), "3:1: syntax error: unexpected semicolon or newline before {\n");
    EXPECT_EQ(errorsOf("package p\nvar x int y\n"),
              "2:11: syntax error: unexpected name y after top level declaration\n");
}

TEST(SyntaxErrorTest, TheWordsAreThoseOfTheLanguageVersion) {
    const std::string text = "package p\nfunc f() { x = for }\n";
    EXPECT_EQ(errorsOf(text, 19), "2:16: syntax error: unexpected for, expecting expression\n");
    EXPECT_EQ(errorsOf(text, 20), "2:16: syntax error: unexpected keyword for, expected expression\n");
    EXPECT_EQ(errorsOf("package p\nvar x int\nimport \"a\"\n", 19),
              "3:1: syntax error: non-declaration statement outside function body\n");
    EXPECT_EQ(errorsOf("package p\nvar x int\nimport \"a\"\n", 23),
              "3:1: syntax error: imports must appear before other declarations\n");
}

TEST(SyntaxErrorTest, GoAndDeferNeedACall) {
    EXPECT_EQ(errorsIn("go f"), "1:4: expression in go must be function call\n");
    EXPECT_EQ(errorsIn("defer mu.Unlock"), "1:7: expression in defer must be function call\n");
    EXPECT_EQ(errorsIn("defer mu.Unlock", ParseOptions{.goMinor = 19}),
              "1:9: expression in defer must be function call\n");
    EXPECT_EQ(errorsIn("go func() {}"), "1:4: expression in go must be function call\n");
    EXPECT_EQ(errorsIn("go (f())"), "1:4: expression in go must not be parenthesized\n");
    EXPECT_EQ(errorsIn("go func() {}()\ndefer f(1)\ngo a.b[1].c()"), "");
}

TEST(SyntaxErrorTest, ControlClausesSayWhatIsMissing) {
    EXPECT_EQ(errorsIn("if {\n}"), "1:4: syntax error: missing condition in if statement\n");
    EXPECT_EQ(errorsIn("if x := 1; {\n}"), "1:10: syntax error: missing condition in if statement\n");
    EXPECT_EQ(errorsIn("if x\n{\n}"), "1:5: syntax error: unexpected newline, expected { after if clause\n");
    EXPECT_EQ(errorsIn("if x = 0 {\n}"), "1:6: syntax error: cannot use assignment x = 0 as value\n");
    EXPECT_EQ(errorsIn("if x.y = 0 {\n}"), "1:8: syntax error: cannot use assignment (x.y) = 0 as value\n");
    EXPECT_EQ(errorsIn("if x = 0 {\n}", ParseOptions{.goMinor = 19}),
              "1:6: syntax error: cannot use assignment (x) = (0) as value\n");
    EXPECT_EQ(errorsIn("if x := 0 {\n}"), "1:6: syntax error: cannot use x := 0 as value\n");
    EXPECT_EQ(errorsIn("for i := 0; {\n}"), "1:13: syntax error: unexpected {, expected for loop condition\n");
    EXPECT_EQ(errorsIn("for i := 0; ; j := 1 {\n}"),
              "1:17: syntax error: cannot declare in post statement of for loop\n");
    EXPECT_EQ(errorsIn("if var x = 0; x < 1 {\n}"),
              "1:8: syntax error: var declaration not allowed in if initializer\n");
    EXPECT_EQ(errorsIn("if x {\n} else y()"), "2:8: syntax error: else must be followed by if or statement block\n");
    EXPECT_EQ(errorsIn("switch x {\ny()\n}"), "2:1: syntax error: unexpected name y, expected case or default or }\n"
                                              "3:1: syntax error: unexpected }, expected :\n");
    EXPECT_EQ(errorsIn("L:\n}\nfunc g() {"), "1:1: label L defined and not used\n");
}

TEST(SyntaxErrorTest, ParameterListsMustBeConsistent) {
    EXPECT_EQ(errorsOf("package p\nfunc f(a int, string)\n"),
              "2:15: syntax error: mixed named and unnamed parameters\n");
    EXPECT_EQ(errorsOf("package p\nfunc () f() {}\n"), "2:9: method has no receiver\n");
    EXPECT_EQ(errorsOf("package p\nfunc (a, b T) f() {}\n"), "2:15: method has multiple receivers\n");
    EXPECT_EQ(errorsOf("package p\nfunc f[]() {}\n"), "2:8: syntax error: empty type parameter list\n");
    EXPECT_EQ(errorsOf("package p\nfunc f[P]() {}\n"), "2:9: syntax error: missing type constraint\n");
    EXPECT_EQ(errorsOf("package p\nfunc (t T) f[P any]() {}\n"),
              "2:13: syntax error: method must have no type parameters\n");
    EXPECT_EQ(errorsOf("package p\ntype I interface { m[P any]() }\n"),
              "2:21: interface method must have no type parameters\n");
    EXPECT_EQ(errorsOf("package p\nfunc f(a ...)\n"), "2:13: syntax error: ... is missing type\n");
}

TEST(SyntaxErrorTest, TypesAndLiteralsSayWhatIsWrong) {
    EXPECT_EQ(errorsIn("x = (T){1}"), "1:8: syntax error: cannot parenthesize type in composite literal\n");
    EXPECT_EQ(errorsIn("x = a[::]"),
              "1:8: middle index required in 3-index slice\n1:9: final index required in 3-index slice\n");
    EXPECT_EQ(errorsIn("var c chan;"), "1:11: syntax error: missing channel element type\n");
    EXPECT_EQ(errorsOf("package p\ntype T struct { (E) }\n"),
              "2:17: syntax error: cannot parenthesize embedded type\n");
    EXPECT_EQ(errorsOf("package p\nimport fmt\n"), "2:11: syntax error: missing import path; require quoted string\n");
    EXPECT_EQ(errorsOf("package p\nimport 5\n"), "2:8: syntax error: import path must be a string\n");
    EXPECT_EQ(errorsOf("package p\ntype T\n"), "2:7: syntax error: unexpected newline in type declaration\n");
}

TEST(SyntaxErrorTest, OneMistakeDoesNotHideTheNext) {
    EXPECT_EQ(errorsIn("a b\nif {\n}\nf(1,,2)"), "1:3: syntax error: unexpected name b at end of statement\n"
                                                 "2:4: syntax error: missing condition in if statement\n"
                                                 "4:5: syntax error: unexpected comma, expected expression\n");
}

TEST(SyntaxErrorTest, TheSpanCoversTheUnexpectedWord) {
    const Parsed parsed("package p\nvar x = range\n");
    ASSERT_EQ(parsed.diagnostics.all().size(), 1U);
    const Diagnostic& only = parsed.diagnostics.all()[0];
    EXPECT_EQ(parsed.source->slice({only.pos, only.end}), "range");
}

} // namespace
} // namespace lockstep::syntax
