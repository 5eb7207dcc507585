#include "engine/syntax/printer.h"
#include "tests/engine/syntax/parsing.h"
#include "tests/engine/syntax/random_program.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace lockstep::syntax {
namespace {

using testing::first;
using testing::Parsed;
using testing::RandomProgram;

/// The code of each error but those of label checks, which a random program makes often.
std::string syntaxErrors(const Parsed& parsed) {
    std::string text;
    for (const Diagnostic& each : parsed.diagnostics.shown()) {
        if (each.code < DiagnosticCode::UndeclaredLabel)
            text += parsed.files.resolve(each.pos).text() + ": " + each.message + "\n";
    }
    return text;
}

std::string quoted(const std::string& expression) {
    const Parsed parsed("package p; var _ = " + expression);
    EXPECT_EQ(parsed.errors(), "") << expression;
    return exprText(*first<ValueSpec>(*parsed.file)->values[0]);
}

TEST(PrinterTest, AProgramIsLaidOutAsGofmtWould) {
    const std::string text = "package main\n"
                             "\n"
                             "import \"fmt\"\n"
                             "\n"
                             "type T[P any] struct {\n"
                             "\ta, b int `tag`\n"
                             "\t*E\n"
                             "}\n"
                             "\n"
                             "func (t *T[P]) f(x ...int) (int, error) {\n"
                             "\tfor i := 0; i < 10; i++ {\n"
                             "\t\tif x := g(i); x > 1 {\n"
                             "\t\t\tcontinue\n"
                             "\t\t} else if x == 0 {\n"
                             "\t\t\tbreak\n"
                             "\t\t}\n"
                             "\t}\n"
                             "\tselect {\n"
                             "\tcase v, ok := <-c:\n"
                             "\t\tgo func() {\n"
                             "\t\t\tc <- v\n"
                             "\t\t}()\n"
                             "\tdefault:\n"
                             "\t}\n"
                             "\treturn len(x), nil\n"
                             "}\n";
    const Parsed parsed(text);
    ASSERT_EQ(parsed.errors(), "");
    EXPECT_EQ(print(*parsed.file), text);
}

TEST(PrinterTest, MessagesQuoteExpressionsOnOneLine) {
    EXPECT_EQ(quoted("f ( x,y... )"), "f(x, y...)");
    EXPECT_EQ(quoted("func(x int) string { return \"\" }"), "func(x int) string {…}");
    EXPECT_EQ(quoted("func() {}"), "func() {}");
    EXPECT_EQ(quoted("[]T{1,\n2}"), "[]T{…}");
    EXPECT_EQ(quoted("struct{a, b int\nc string}{}"), "struct{a, b int; c string}{}");
    EXPECT_EQ(quoted("x.(interface{ m(int) error; E })"), "x.(interface{m(int) error; E})");
    EXPECT_EQ(quoted("a+b*(c - d)"), "a + b * (c - d)");
    EXPECT_EQ(quoted("m[K,V](a[1:2:3])"), "m[K, V](a[1:2:3])");
}

TEST(PrinterTest, OperatorsDoNotMergeWithTheirNeighbours) {
    EXPECT_EQ(quoted("- -x"), "- -x");
    EXPECT_EQ(quoted("+ +x"), "+ +x");
    EXPECT_EQ(quoted("& &x"), "& &x");
    EXPECT_EQ(quoted("& ^x"), "& ^x");
    EXPECT_EQ(quoted("-+x"), "-+x");
    EXPECT_EQ(quoted("1 .x"), "1 .x");
    EXPECT_EQ(quoted("f(1 ...)"), "f(1 ...)");
    EXPECT_EQ(quoted("f(x1...)"), "f(x1...)");
    EXPECT_EQ(quoted("x / *p"), "x / *p");
}

RC_GTEST_PROP(PrinterTest, ParsingWhatIsPrintedGivesTheSameTreeAndText, (std::uint64_t seed)) {
    const unsigned size = *rc::gen::withSize([](int s) { return rc::gen::just(static_cast<unsigned>(s)); });
    const std::string text = RandomProgram(seed, size).text();
    const Parsed parsed(text);
    if (const std::string errors = syntaxErrors(parsed); !errors.empty()) RC_FAIL(text + "\n" + errors);

    const std::string printed = print(*parsed.file);
    const Parsed again(printed);
    if (const std::string errors = syntaxErrors(again); !errors.empty()) RC_FAIL(printed + "\n" + errors);
    if (dump(*again.file) != dump(*parsed.file)) RC_FAIL(text + "\nprinted as\n" + printed);
    RC_ASSERT(print(*again.file) == printed);
}

/// Checks what node.h promises of every tree, however broken the text.
void checkPromises(const Node& node, const SourceFile& source) {
    RC_ASSERT(source.contains(node.pos));
    RC_ASSERT(source.contains(node.end));
    RC_ASSERT(node.pos <= node.end);
    forEachChild(node, [&](const Node& child) { checkPromises(child, source); });
}

RC_GTEST_PROP(PrinterTest, ATreeOfBrokenTextIsCompleteAndPrintable, (std::uint64_t seed)) {
    const unsigned size = *rc::gen::withSize([](int s) { return rc::gen::just(static_cast<unsigned>(s)); });
    std::string text = RandomProgram(seed, size).text();
    base::Random random(seed ^ 0x5eedU);
    for (std::uint32_t edits = 1 + random.below(4); edits > 0 && text.size() > 12; --edits) {
        const std::uint32_t at = 10 + random.below(static_cast<std::uint32_t>(text.size()) - 10);
        if (random.below(2) == 0)
            text.erase(at, 1 + random.below(5));
        else
            text.insert(at, 1, "(){}[],;.:=\"'`/*<-&|x1 \n\\#"[random.below(26)]);
    }
    const Parsed parsed(text);
    checkPromises(*parsed.file, *parsed.source);
    RC_ASSERT(!print(*parsed.file).empty());
    RC_ASSERT(!dump(*parsed.file).empty());
    for (const Diagnostic& each : parsed.diagnostics.all()) RC_ASSERT(parsed.source->contains(each.pos));
}

RC_GTEST_PROP(PrinterTest, InAWellFormedTreeEveryNodeEnclosesItsChildren, (std::uint64_t seed)) {
    const Parsed parsed(RandomProgram(seed, 20).text());
    RC_ASSERT(parsed.file->wellFormed);
    walk(*parsed.file, [&](const Node& node) {
        forEachChild(node, [&](const Node& child) {
            if (node.pos <= child.pos && child.end <= node.end) return;
            RC_FAIL(std::string(kindName(child.kind)) + " sticks out of " + std::string(kindName(node.kind)));
        });
        return true;
    });
}

} // namespace
} // namespace lockstep::syntax
