#include "engine/syntax/parser.h"
#include "engine/syntax/printer.h"
#include "tests/engine/syntax/parsing.h"

#include <gtest/gtest.h>
#include <set>

namespace lockstep::syntax {
namespace {

using testing::first;
using testing::Parsed;

/// The dump of an expression.
std::string expression(const std::string& text) {
    const Parsed parsed("package p\nvar _ = " + text + "\n");
    EXPECT_EQ(parsed.errors(), "") << text;
    return dump(*first<ValueSpec>(*parsed.file)->values[0]);
}

/// The dump of the only statement of a function.
std::string statement(const std::string& text) {
    const Parsed parsed("package p\nfunc f() {\n" + text + "\n}\n");
    EXPECT_EQ(parsed.errors(), "") << text;
    const auto* body = first<BlockStmt>(*parsed.file);
    EXPECT_EQ(body->list.size(), 1U) << text;
    return dump(*body->list[0]);
}

/// The dump of a type declaration `type T…`.
std::string typeDeclaration(const std::string& text) {
    const Parsed parsed("package p\ntype " + text + "\n");
    EXPECT_EQ(parsed.errors(), "") << text;
    return dump(*first<TypeSpec>(*parsed.file));
}

TEST(ParserTest, BinaryOperatorsBindByPrecedenceAndToTheLeft) {
    EXPECT_EQ(expression("a + b * c - d"), "BinaryExpr -\n"
                                           "  BinaryExpr +\n"
                                           "    Ident a\n"
                                           "    BinaryExpr *\n"
                                           "      Ident b\n"
                                           "      Ident c\n"
                                           "  Ident d\n");
    EXPECT_EQ(expression("a || b && c == d"), "BinaryExpr ||\n"
                                              "  Ident a\n"
                                              "  BinaryExpr &&\n"
                                              "    Ident b\n"
                                              "    BinaryExpr ==\n"
                                              "      Ident c\n"
                                              "      Ident d\n");
    EXPECT_EQ(expression("-a * <-b"), "BinaryExpr *\n"
                                      "  UnaryExpr -\n"
                                      "    Ident a\n"
                                      "  UnaryExpr <-\n"
                                      "    Ident b\n");
}

TEST(ParserTest, AnArrowBeforeAChannelTypeBelongsToTheType) {
    EXPECT_EQ(expression("(<-chan int)(c)"), "CallExpr\n"
                                             "  ParenExpr\n"
                                             "    ChanType receive\n"
                                             "      Ident int\n"
                                             "  Ident c\n");
    EXPECT_EQ(expression("<-chan int(c)"), "UnaryExpr <-\n"
                                           "  CallExpr\n"
                                           "    ChanType\n"
                                           "      Ident int\n"
                                           "    Ident c\n");
    EXPECT_EQ(expression("(<-chan<- chan int)(c)"), "CallExpr\n"
                                                    "  ParenExpr\n"
                                                    "    ChanType receive\n"
                                                    "      ChanType receive\n"
                                                    "        Ident int\n"
                                                    "  Ident c\n");
}

TEST(ParserTest, ABraceInAControlClauseOpensTheBlock) {
    EXPECT_EQ(statement("if x == y {\n}"), "IfStmt\n"
                                           "  BinaryExpr ==\n"
                                           "    Ident x\n"
                                           "    Ident y\n"
                                           "  BlockStmt\n");
    EXPECT_EQ(statement("for x := range T {\n}"), "RangeStmt key :=\n"
                                                  "  Ident x\n"
                                                  "  Ident T\n"
                                                  "  BlockStmt\n");
    EXPECT_EQ(statement("if x == (T{1}) {\n}"), "IfStmt\n"
                                                "  BinaryExpr ==\n"
                                                "    Ident x\n"
                                                "    ParenExpr\n"
                                                "      CompositeLit typed\n"
                                                "        Ident T\n"
                                                "        BasicLit 1\n"
                                                "  BlockStmt\n");
    EXPECT_EQ(statement("switch []int{1}[0] {\n}").substr(0, 15), "SwitchStmt tag\n") << "a type literal is no block";
    EXPECT_EQ(statement("if f(T{}) {\n}").substr(0, 9), "IfStmt\n  ") << "inside of parentheses it is a literal again";
}

TEST(ParserTest, BracketsBehindATypeNameAreLengthOrTypeParameters) {
    EXPECT_EQ(typeDeclaration("T [N]int").substr(0, 9), "TypeSpec\n");
    EXPECT_EQ(typeDeclaration("T []int").substr(0, 9), "TypeSpec\n");
    EXPECT_EQ(typeDeclaration("T [N * M]int").substr(0, 9), "TypeSpec\n");
    EXPECT_EQ(typeDeclaration("T [f(N)]int").substr(0, 9), "TypeSpec\n");
    for (const std::string generic : {"T[P any] int", "T[P *C,] int", "T[P *C, Q any] int", "T[P *[]int] int",
                                      "T[P (C),] int", "T[P interface{}] int", "T[P ~int] int", "T[P *C|~Q] int",
                                      "T[P []int] int", "T[P, Q any] int", "T[P map[K]V | chan int] int"})
        EXPECT_EQ(typeDeclaration(generic).substr(0, 17), "TypeSpec generic\n") << generic;
    EXPECT_EQ(typeDeclaration("T[P *C,] = int"), "TypeSpec generic alias\n"
                                                 "  Ident T\n"
                                                 "  FieldList\n"
                                                 "    Field 1\n"
                                                 "      Ident P\n"
                                                 "      StarExpr\n"
                                                 "        Ident C\n"
                                                 "  Ident int\n");
}

TEST(ParserTest, InstantiationsAndIndexesShareTheirSyntax) {
    EXPECT_EQ(expression("f[int](x)"), "CallExpr\n"
                                       "  IndexExpr\n"
                                       "    Ident f\n"
                                       "    Ident int\n"
                                       "  Ident x\n");
    EXPECT_EQ(expression("m[K, []V]{}"), "CompositeLit typed\n"
                                         "  IndexListExpr\n"
                                         "    Ident m\n"
                                         "    Ident K\n"
                                         "    ArrayType slice\n"
                                         "      Ident V\n");
    EXPECT_EQ(expression("a[:]").substr(0, 10), "SliceExpr\n");
    EXPECT_EQ(expression("a[1:2:3]").substr(0, 26), "SliceExpr low high slice3\n");
}

TEST(ParserTest, ParametersAreNamedTogetherOrNotAtAll) {
    const Parsed parsed("package p\nfunc f(a, b int, c ...string) (x, y error)\nfunc g(int, []T, p.Q) (func())\n");
    EXPECT_EQ(parsed.errors(), "");
    const auto* f = parsed.file->decls[0]->as<FuncDecl>();
    ASSERT_EQ(f->type->params->list.size(), 2U);
    EXPECT_EQ(f->type->params->list[0]->names.size(), 2U);
    EXPECT_TRUE(f->type->params->list[1]->type->is<Ellipsis>());
    EXPECT_EQ(f->type->results->count(), 2U);
    const auto* g = parsed.file->decls[1]->as<FuncDecl>();
    EXPECT_EQ(g->type->params->count(), 3U);
    EXPECT_TRUE(g->type->params->list[2]->isEmbedded());
}

TEST(ParserTest, StructAndInterfaceElementsKeepTheirKinds) {
    EXPECT_EQ(typeDeclaration("T struct { a, b int `t`; *E; p.Q; G[int]; A [3]int; B []int }"),
              "TypeSpec\n  Ident T\n  StructType\n    FieldList\n"
              "      Field 2 tagged\n        Ident a\n        Ident b\n        Ident int\n        BasicLit `t`\n"
              "      Field 0\n        StarExpr\n          Ident E\n"
              "      Field 0\n        SelectorExpr\n          Ident p\n          Ident Q\n"
              "      Field 0\n        IndexExpr\n          Ident G\n          Ident int\n"
              "      Field 1\n        Ident A\n        ArrayType array\n          BasicLit 3\n          Ident int\n"
              "      Field 1\n        Ident B\n        ArrayType slice\n          Ident int\n");
    EXPECT_EQ(typeDeclaration("I interface { m(int); E; G[int]; ~int | string }"),
              "TypeSpec\n  Ident I\n  InterfaceType\n    FieldList\n"
              "      Field 1\n        Ident m\n        FuncType\n          FieldList\n"
              "            Field 0\n              Ident int\n"
              "      Field 0\n        Ident E\n"
              "      Field 0\n        IndexExpr\n          Ident G\n          Ident int\n"
              "      Field 0\n        BinaryExpr |\n          UnaryExpr ~\n            Ident int\n"
              "          Ident string\n");
}

TEST(ParserTest, EverySwitchFindsItsForm) {
    EXPECT_EQ(statement("switch x := f(); x {\ncase 1, 2:\ndefault:\n}"),
              "SwitchStmt init tag\n  AssignStmt := 1\n    Ident x\n    CallExpr\n      Ident f\n  Ident x\n"
              "  CaseClause 2\n    BasicLit 1\n    BasicLit 2\n  CaseClause default\n");
    EXPECT_EQ(statement("switch x := y.(type) {\n}"),
              "TypeSwitchStmt name\n  Ident x\n  TypeAssertExpr\n    Ident y\n");
    EXPECT_EQ(statement("switch a(); y.(type) {\n}").substr(0, 20), "TypeSwitchStmt init\n");
    EXPECT_EQ(statement("switch {\n}"), "SwitchStmt\n");
    EXPECT_EQ(statement("switch x := f(); {\n}").substr(0, 16), "SwitchStmt init\n");
    EXPECT_EQ(statement("select {\ncase v, ok := <-c:\ncase c <- 1:\ndefault:\n}"),
              "SelectStmt\n  CommClause\n    AssignStmt := 2\n      Ident v\n      Ident ok\n      UnaryExpr <-\n"
              "        Ident c\n  CommClause\n    SendStmt\n      Ident c\n      BasicLit 1\n  CommClause default\n");
}

TEST(ParserTest, EveryForFindsItsForm) {
    EXPECT_EQ(statement("for {\n}"), "ForStmt\n  BlockStmt\n");
    EXPECT_EQ(statement("for ;; {\n}"), "ForStmt\n  BlockStmt\n");
    EXPECT_EQ(statement("for a {\n}"), "ForStmt cond\n  Ident a\n  BlockStmt\n");
    EXPECT_EQ(statement("for i := 0; i < n; i++ {\n}").substr(0, 23), "ForStmt init cond post\n");
    EXPECT_EQ(statement("for range 10 {\n}"), "RangeStmt\n  BasicLit 10\n  BlockStmt\n");
    EXPECT_EQ(statement("for k, v = range m {\n}").substr(0, 22), "RangeStmt key value =\n");
}

TEST(ParserTest, ConstantsKnowTheirIota) {
    const Parsed parsed("package p\nconst (\n\ta = iota\n\tb\n\tc\n)\n");
    const auto* decl = parsed.file->decls[0]->as<GenDecl>();
    ASSERT_EQ(decl->specs.size(), 3U);
    EXPECT_EQ(decl->specs[2]->as<ValueSpec>()->iota, 2U);
    EXPECT_TRUE(decl->specs[2]->as<ValueSpec>()->values.empty());
}

TEST(ParserTest, TheImportsAreListed) {
    const Parsed parsed("package p\nimport \"a\"\nimport ( . \"b\"; _ \"c\"; d \"e\" )\n");
    ASSERT_EQ(parsed.file->imports.size(), 4U);
    EXPECT_EQ(stringValue(*parsed.file->imports[3]->path), "e");
    EXPECT_EQ(parsed.file->imports[1]->name->name, ".");
    EXPECT_EQ(parsed.file->imports[0]->name, nullptr);
}

TEST(ParserTest, ExpressionsNamesAndStatementsAreNumberedDenselyOverAllFiles) {
    FileSet files;
    DiagnosticList diagnostics(files);
    Numbering numbering;
    std::set<std::uint32_t> exprs;
    std::set<std::uint32_t> idents;
    std::set<std::uint32_t> stmts;
    std::vector<std::unique_ptr<const File>> trees;
    for (const char* text : {"package p; func f(a, b int) { x := a + b; go f(x, -1) }", "package p; var y = T{1: z}"}) {
        trees.push_back(parseFile(*files.add("a.go", text).value(), numbering, diagnostics));
        walk(*trees.back(), [&](const Node& node) {
            if (isExpr(node.kind)) {
                EXPECT_TRUE(exprs.insert(static_cast<const Expr&>(node).id.value).second);
            }
            if (isStmt(node.kind)) {
                EXPECT_TRUE(stmts.insert(static_cast<const Stmt&>(node).id.value).second);
            }
            if (const auto* ident = node.as<Ident>()) {
                EXPECT_TRUE(idents.insert(ident->ident.value).second);
            }
            return true;
        });
    }
    EXPECT_EQ(exprs.size(), numbering.expressions);
    EXPECT_EQ(idents.size(), numbering.idents);
    EXPECT_EQ(stmts.size(), numbering.statements);
    EXPECT_EQ(*exprs.rbegin() + 1, numbering.expressions);
}

TEST(ParserTest, PlacesInTheMiddleOfExpressionsAreKept) {
    const Parsed parsed("package p; var _ = aa.bb + cc[1](x...)");
    const auto text = [&](Pos pos, std::size_t n) {
        return parsed.source->slice({pos, pos + static_cast<std::uint32_t>(n)});
    };
    const auto* sum = first<BinaryExpr>(*parsed.file);
    EXPECT_EQ(parsed.source->slice(sum->span()), "aa.bb + cc[1](x...)");
    EXPECT_EQ(text(sum->opPos, 1), "+");
    EXPECT_EQ(text(sum->x->as<SelectorExpr>()->dot, 3), ".bb");
    const auto* call = sum->y->as<CallExpr>();
    EXPECT_EQ(text(call->lparen, 2), "(x");
    EXPECT_EQ(text(call->ellipsis, 4), "...)");
    EXPECT_EQ(operatorPos(*call->fun), call->fun->as<IndexExpr>()->lbrack);
}

TEST(ParserTest, LiteralsHaveTheValueTheyStandFor) {
    const Parsed parsed(
        "package p; var _ = T{\"a\\n\\x41\\101\\u00e9\\\"\", `b\r\\n`, '\\'', '\\xff', '\xE4\xB8\xAD', '\\U0001F600'}");
    ASSERT_EQ(parsed.errors(), "");
    const auto elts = first<CompositeLit>(*parsed.file)->elts;
    EXPECT_EQ(stringValue(*elts[0]->as<BasicLit>()), "a\nAA\xC3\xA9\"");
    EXPECT_EQ(stringValue(*elts[1]->as<BasicLit>()), "b\\n");
    EXPECT_EQ(runeValue(*elts[2]->as<BasicLit>()), U'\'');
    EXPECT_EQ(runeValue(*elts[3]->as<BasicLit>()), char32_t{0xFF});
    EXPECT_EQ(runeValue(*elts[4]->as<BasicLit>()), U'中');
    EXPECT_EQ(runeValue(*elts[5]->as<BasicLit>()), char32_t{0x1F600});
}

TEST(ParserTest, NestingBeyondTheLimitIsADiagnosticAndNotACrash) {
    const std::string limit = "syntax error: nested too deeply: Lockstep follows 1000 levels\n";
    const auto nested = [](const std::string& open, const std::string& close, std::size_t n) {
        std::string text = "package p; var _ = ";
        for (std::size_t i = 0; i < n; ++i) text += open;
        text += "1";
        for (std::size_t i = 0; i < n; ++i) text += close;
        return Parsed(text).errors();
    };
    EXPECT_EQ(nested("(", ")", 900), "");
    for (const auto& [open, close] : std::vector<std::pair<std::string, std::string>>{{"(", ")"},
                                                                                      {"- ", ""},
                                                                                      {"[", "]"},
                                                                                      {"T{", "}"},
                                                                                      {"f(", ")"},
                                                                                      {"func() { return ", "}"},
                                                                                      {"struct{a ", "}"},
                                                                                      {"map[", "]"},
                                                                                      {"*", ""},
                                                                                      {"<-", ""},
                                                                                      {"chan ", ""},
                                                                                      {"[]", ""},
                                                                                      {"x[", "]"}})
        EXPECT_TRUE(nested(open, close, 200000).ends_with(limit)) << open;
    std::string blocks = "package p; func f() ";
    for (int i = 0; i < 100000; ++i) blocks += "{ if x ";
    EXPECT_TRUE(Parsed(blocks).errors().ends_with(limit));
}

TEST(ParserTest, ALongChainIsADeepTreeAndIsBoundedToo) {
    const auto chain = [](const std::string& head, const std::string& link, std::size_t n) {
        std::string text = "package p; func f() { " + head;
        for (std::size_t i = 0; i < n; ++i) text += link;
        return Parsed(text + " }").errors();
    };
    EXPECT_EQ(chain("x = a", " + a", 2500), "");
    const std::string limit = "1:12: syntax error: nested too deeply: Lockstep follows 3000 levels\n";
    EXPECT_EQ(chain("x = a", " + a", 100000), limit);
    EXPECT_EQ(chain("a", ".b()", 100000), limit);
    EXPECT_EQ(chain("if x {}", " else if x {}", 100000), limit);
}

TEST(ParserTest, ABodyCanBeReadLater) {
    const std::string text =
        "package p\nfunc (t T) f(a struct{}) interface{} { if '{' != '\\'' { g(\"}\\\"\", `}\\`) /* } */ }"
        " // }\n\treturn func() {} }\nfunc native()\nvar x = 1\n";
    const Parsed whole(text);
    ASSERT_EQ(whole.errors(), "");
    Parsed later(text, {.skipBodies = true});
    EXPECT_EQ(later.errors(), "");
    const auto* function = first<FuncDecl>(*later.file);
    EXPECT_TRUE(function->body->list.empty());
    const BlockStmt skipped = *function->body;
    readBody(*later.file, *function, later.numbering, later.diagnostics);
    EXPECT_EQ(dump(*later.file), dump(*whole.file));
    EXPECT_EQ(function->body->pos, skipped.pos);
    EXPECT_EQ(function->body->end, skipped.end);
    EXPECT_EQ(later.numbering.expressions, whole.numbering.expressions);
}

TEST(ParserTest, TheEmptyFileAndTheFileWithoutAPackageSaySo) {
    EXPECT_EQ(Parsed("").errors(), "1:1: syntax error: package statement must be first\n");
    EXPECT_EQ(Parsed("").diagnostics.format(),
              "a.go:1:1: syntax error: package statement must be first\n\tthe file holds no Go code\n");
    EXPECT_EQ(Parsed("\n// only words\n").errors(), "3:1: syntax error: package statement must be first\n");
    EXPECT_EQ(Parsed("func f() {}").errors(), "1:1: syntax error: package statement must be first\n");
    EXPECT_EQ(Parsed("").file->name->name, "_");
}

} // namespace
} // namespace lockstep::syntax
