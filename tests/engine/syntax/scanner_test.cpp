#include "engine/syntax/scanner.h"
#include "tests/engine/syntax/parsing.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace lockstep::syntax {
namespace {

struct Scanned {
    std::string tokens; ///< "text|text|…", automatic semicolons as ";nl" and ";eof"
    std::string errors; ///< "line:col: message" lines
};

Scanned scan(const std::string& text, Scanner::Mode mode = Scanner::Mode::Program) {
    FileSet files;
    const SourceFile& file = *files.add("a.go", text).value();
    DiagnosticList diagnostics(files);
    Scanner scanner(file.text(), file.begin(), &diagnostics, mode);
    Scanned result;
    for (scanner.next(); scanner.token() != Token::Eof; scanner.next()) {
        if (!result.tokens.empty()) result.tokens += '|';
        if (scanner.isAutomaticSemicolon())
            result.tokens += scanner.literal().empty() ? ";eof" : ";nl";
        else
            result.tokens += scanner.literal();
    }
    for (const Diagnostic& each : diagnostics.all()) {
        const Position at = files.resolve(each.pos);
        result.errors += std::to_string(at.line) + ":" + std::to_string(at.column) + ": " + each.message + "\n";
    }
    return result;
}

std::string errorsOf(const std::string& text) { return scan(text).errors; }

TEST(ScannerTest, ALineEndIsASemicolonBehindWhatCanEndAStatement) {
    EXPECT_EQ(scan("x\n+\ny").tokens, "x|;nl|+|y|;eof");
    EXPECT_EQ(scan("return\nbreak\ncontinue\nfallthrough\ngo\n").tokens,
              "return|;nl|break|;nl|continue|;nl|fallthrough|;nl|go");
    EXPECT_EQ(scan("1\n'a'\n\"b\"\n`c`\n2i\n").tokens, "1|;nl|'a'|;nl|\"b\"|;nl|`c`|;nl|2i|;nl");
    EXPECT_EQ(scan("a++\nb--\n)\n]\n}\n(\n[\n{\n").tokens, "a|++|;nl|b|--|;nl|)|;nl|]|;nl|}|;nl|(|[|{");
    EXPECT_EQ(scan("x // end\ny /* one line */ z /* two\nlines */ w").tokens, "x|;nl|y|z|;nl|w|;eof");
    EXPECT_EQ(scan("x;\n;").tokens, "x|;|;");
}

TEST(ScannerTest, TheLongestOperatorWins) {
    EXPECT_EQ(scan("a&^=b&^c&&d&=e&f<-g<<=h<<i<=j<k...l..m.n:=o:p").tokens,
              "a|&^=|b|&^|c|&&|d|&=|e|&|f|<-|g|<<=|h|<<|i|<=|j|<|k|...|l|.|.|m|.|n|:=|o|:|p|;eof");
}

TEST(ScannerTest, EveryTokenOfTheTableIsReadAsItself) {
    for (unsigned i = 0; i <= static_cast<unsigned>(Token::Var); ++i) {
        const auto token = static_cast<Token>(i);
        if (tokenClass(token) != TokenClass::Operator && tokenClass(token) != TokenClass::Keyword) continue;
        Scanner scanner(text(token), Pos{1}, nullptr);
        scanner.next();
        EXPECT_EQ(scanner.token(), token) << text(token);
        EXPECT_EQ(scanner.literal(), text(token));
    }
    EXPECT_EQ(lookup("func"), Token::Func);
    EXPECT_EQ(lookup("Func"), Token::Ident);
    EXPECT_EQ(lookup("functional"), Token::Ident);
    EXPECT_EQ(binaryOperator(Token::AndNotAssign), Token::AndNot);
}

TEST(ScannerTest, AllFormsOfNumbersAreOneTokenEach) {
    for (const std::string number :
         {"0",           "42",       "4_2",     "0600",        "0_600",   "0o600",     "0O600",
          "0xBadFace",   "0x_67_7a", "0b1011",  "0.",          "72.40",   "072.40",    "1.e+0",
          "6.67428e-11", "1E6",      ".25",     ".12345E+5",   "1_5.",    "0.15e+0_2", "0x1p-2",
          "0x2.p10",     "0x1.Fp+0", "0X.8p-0", "0X_1FFFP-16", "0i",      "0123i",     "0o123i",
          "0xabci",      "0.i",      "1.e+0i",  ".25i",        "0x1p-2i", "08.5"}) {
        EXPECT_EQ(scan(number).tokens, number + "|;eof");
        EXPECT_EQ(scan(number).errors, "") << number;
    }
}

TEST(ScannerTest, MalformedNumbersAreReportedAsGoDoes) {
    EXPECT_EQ(errorsOf("0x"), "1:3: hexadecimal literal has no digits\n");
    EXPECT_EQ(errorsOf("0b12"), "1:4: invalid digit '2' in binary literal\n");
    EXPECT_EQ(errorsOf("089"), "1:2: invalid digit '8' in octal literal\n");
    EXPECT_EQ(errorsOf("0o1.5"), "1:4: invalid radix point in octal literal\n");
    EXPECT_EQ(errorsOf("0x1.5"), "1:6: hexadecimal mantissa requires a 'p' exponent\n");
    EXPECT_EQ(errorsOf("1p3"), "1:2: 'p' exponent requires hexadecimal mantissa\n");
    EXPECT_EQ(errorsOf("0b1e3"), "1:4: 'e' exponent requires decimal mantissa\n");
    EXPECT_EQ(errorsOf("1e+"), "1:4: exponent has no digits\n");
    EXPECT_EQ(errorsOf("1__2"), "1:3: '_' must separate successive digits\n");
    EXPECT_EQ(errorsOf("0_xff"), "1:2: '_' must separate successive digits\n");
    EXPECT_EQ(errorsOf("1_"), "1:2: '_' must separate successive digits\n");
}

TEST(ScannerTest, MalformedStringsAndRunesAreReportedAsGoDoes) {
    EXPECT_EQ(errorsOf("\"abc\nx"), "1:5: newline in string\n");
    EXPECT_EQ(errorsOf("\"abc"), "1:1: string not terminated\n");
    EXPECT_EQ(errorsOf("`abc\n"), "1:1: string not terminated\n");
    EXPECT_EQ(errorsOf("\"\\q\""), "1:3: unknown escape\n");
    EXPECT_EQ(errorsOf("\"\\400\""), "1:6: octal escape value 256 > 255\n");
    EXPECT_EQ(errorsOf("\"\\xg0\""), "1:4: invalid character 'g' in hexadecimal escape\n");
    EXPECT_EQ(errorsOf("\"\\x0\""), "1:5: invalid character '\"' in hexadecimal escape\n");
    EXPECT_EQ(errorsOf("\"\\ud800\""), "1:8: escape is invalid Unicode code point U+D800\n");
    EXPECT_EQ(errorsOf("'\\U00110000'"), "1:12: escape is invalid Unicode code point U+110000\n");
    EXPECT_EQ(errorsOf("''"), "1:2: empty rune literal or unescaped '\n");
    EXPECT_EQ(errorsOf("'ab'"), "1:1: more than one character in rune literal\n");
    EXPECT_EQ(errorsOf("'a\n"), "1:3: newline in rune literal\n");
    EXPECT_EQ(errorsOf("'a"), "1:1: rune literal not terminated\n");
    EXPECT_EQ(errorsOf("/* a\n"), "1:1: comment not terminated\n");
}

TEST(ScannerTest, CharactersThatHaveNoPlaceInGoAreReportedAndSkipped) {
    EXPECT_EQ(errorsOf("x # y"), "1:3: invalid character U+0023 '#'\n");
    EXPECT_EQ(scan("x # y").tokens, "x|y|;eof");
    EXPECT_EQ(errorsOf("\xE2\x80\x9Chi"), "1:1: invalid character U+201C '\xE2\x80\x9C' in identifier\n");
    EXPECT_EQ(errorsOf("\xD9\xA3x"), "1:1: identifier cannot begin with digit U+0663 '\xD9\xA3'\n");
    EXPECT_EQ(errorsOf("x\xD9\xA3"), "");
    EXPECT_EQ(errorsOf("\"\xFF\""), "1:2: invalid UTF-8 encoding\n");
    EXPECT_EQ(errorsOf(std::string("x // \0", 6)), "1:6: invalid NUL character\n");
    EXPECT_EQ(errorsOf("\xEF\xBB\xBFx"), "");
    EXPECT_EQ(errorsOf("x \xEF\xBB\xBFy"), "1:3: invalid BOM in the middle of the file\n");
}

TEST(ScannerTest, NamesMayBeWrittenInAnyScript) {
    EXPECT_EQ(scan("\xE5\x8A\xA0 \xC3\xA9t\xC3\xA9_1 \xCE\xB1\xCE\xB2").tokens,
              "\xE5\x8A\xA0|\xC3\xA9t\xC3\xA9_1|\xCE\xB1\xCE\xB2|;eof");
    EXPECT_EQ(errorsOf("\xE5\x8A\xA0"), "");
}

TEST(ScannerTest, DirectivesAreKeptAndOtherCommentsAreNot) {
    const testing::Parsed parsed("//go:build linux\n// +build linux\n// words\npackage p\n\n //line x.go:1\n");
    ASSERT_EQ(parsed.file->directives.size(), 2U); // //line counts at the start of a line only
    EXPECT_EQ(parsed.file->directives[0].text, "//go:build linux");
    EXPECT_EQ(parsed.file->directives[1].text, "// +build linux");
}

TEST(ScannerTest, InModeEverythingCommentsAreTokensAndLineEndsAreNot) {
    EXPECT_EQ(scan("x // c\n/* d */ y", Scanner::Mode::Everything).tokens, "x|// c|/* d */|y");
}

RC_GTEST_PROP(ScannerTest, AnyBytesAreReadToTheEndWithTokensInOrder, (const std::vector<std::uint8_t>& shape)) {
    constexpr std::string_view pieces[] = {
        "x", " ", "\n", "/*",    "*/",           "`",    "\"",           "//", "0x", "1",  ".", "e+", "p",
        "_", "'", "\\", "\\u12", "\xE4\xB8\xAD", "\xFF", "\xEF\xBB\xBF", "#",  "<-", "&^="};
    std::string text;
    for (std::uint8_t piece : shape) text += pieces[piece % std::size(pieces)];
    FileSet files;
    const auto added = files.add("a.go", text + "                                                                ");
    RC_PRE(added.ok());
    DiagnosticList diagnostics(files);
    const SourceFile& file = *added.value();
    Scanner scanner(file.text(), file.begin(), &diagnostics);
    Pos last = file.begin();
    for (scanner.next(); scanner.token() != Token::Eof; scanner.next()) {
        RC_ASSERT(last <= scanner.pos());
        RC_ASSERT(scanner.pos() <= scanner.end());
        last = scanner.end();
    }
    RC_ASSERT(scanner.end() == file.end());
}

} // namespace
} // namespace lockstep::syntax
