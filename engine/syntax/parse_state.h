// Parser: one parse in progress, by recursive descent; internal to engine/syntax (parser.h is its face). The
// productions are spread over parse_*.cpp by the chapters of the spec; each is named after its rule.
//
// Recovery follows Go's compiler, since which further errors are shown depends on where it goes on: a wanted token that
// is missing is reported and one token skipped; lists and statements skip to a token that can follow them (advance). At
// the end of the file nothing is reported once something has been.
//
// Invariants: every production consumes a token or reports an error; m_exprLevel < 0 means "in the header of a control
// clause", where a `{` behind a type name opens the block rather than a composite literal.
#pragma once

#include "engine/syntax/collector.h"
#include "engine/syntax/diagnostic.h"
#include "engine/syntax/parser.h"
#include "engine/syntax/printer.h"
#include "engine/syntax/scanner.h"
#include "engine/syntax/token_set.h"
#include "engine/syntax/tree.h"

#include <concepts>
#include <string>
#include <utility>
#include <vector>

namespace lockstep::syntax {

class Parser {
public:
    Parser(const SourceFile& source, Numbering& numbering, DiagnosticList& diagnostics, const ParseOptions& options,
           Arena& arena);
    void parse(File& file);
    /// The body of a function whose `{` is there. Pre: nothing has been read.
    const BlockStmt* bodyAt(Pos brace);

private:
    template <typename T> struct Collector : NodeCollector<T> {
        explicit Collector(Parser& parser) : NodeCollector<T>(parser.m_scratch, parser.m_arena) {}
    };

    /// One level of nesting, for as long as it lives.
    class Level {
    public:
        explicit Level(Parser& parser) : m_parser(parser) { ++m_parser.m_nesting; }
        Level(const Level&) = delete;
        Level& operator=(const Level&) = delete;
        ~Level() { --m_parser.m_nesting; }

    private:
        Parser& m_parser;
    };

    /// A parameter, type parameter or type argument before it is known which of them have names.
    struct Parameter {
        Pos pos;
        Ident* name = nullptr;
        const Expr* type = nullptr;
    };

    /// The clause between a keyword and its block.
    struct Header {
        const Stmt* init = nullptr;
        const Expr* cond = nullptr;
        const Ident* guardName = nullptr; ///< of `name := x.(type)`
        const Stmt* post = nullptr;
        RangeStmt* range = nullptr; ///< instead of all others
    };

    // ---- tokens
    [[nodiscard]] Token token() const { return m_scanner.token(); }
    [[nodiscard]] bool at(Token token) const { return m_scanner.token() == token; }
    [[nodiscard]] Pos pos() const { return m_scanner.pos(); }
    void next();
    bool got(Token token);
    void want(Token token);
    bool gotAssign();
    void advance(TokenSet follow = {});
    void missingSeparator(std::string_view context, Token separator, Token close);
    /// Elements up to `close`, which is taken too. `element` returns whether it was the last. The result is where
    /// `close` is.
    template <typename Element> Pos list(std::string_view context, Token separator, Token close, Element&& element) {
        bool done = false;
        while (!at(Token::Eof) && !at(close) && !done) {
            done = element();
            if (got(separator) || at(close)) continue;
            missingSeparator(context, separator, close);
            if (!at(close)) return pos();
        }
        const Pos closePos = pos();
        want(close);
        return closePos;
    }

    // ---- messages
    [[nodiscard]] bool isNewWording() const { return m_options.goMinor >= 20; }
    [[nodiscard]] bool hasErrors() const { return syntaxErrorCount() != 0; }
    /// Those of scanner and parser in this file; mistakes with labels leave no holes in the tree and do not count.
    [[nodiscard]] std::size_t syntaxErrorCount() const {
        return m_diagnostics.errorCount() - m_errorsBefore - m_labelErrors;
    }
    [[nodiscard]] std::string tokenText() const;
    void error(DiagnosticCode code, Pos pos, std::string message);
    void syntaxError(Pos pos, std::string_view message, DiagnosticCode code = DiagnosticCode::SyntaxError);
    void syntaxError(std::string_view message) { syntaxError(pos(), message); }
    void unexpected(std::string_view where);
    void expected(std::string_view what);
    bool tooDeep();

    // ---- nodes
    template <typename T> T* start(Pos pos) {
        T* node = m_arena.make<T>();
        node->pos = node->end = pos;
        if constexpr (std::derived_from<T, Expr>) node->id = ExprId{m_numbering.expressions++};
        if constexpr (std::derived_from<T, Stmt>) node->id = StmtId{m_numbering.statements++};
        return node;
    }
    template <typename T> T* finish(T* node) {
        if (node->pos < m_lastEnd) node->end = m_lastEnd;
        return node;
    }
    Ident* ident(Pos pos, std::string_view name);
    const Expr* badExpr() { return start<BadExpr>(pos()); }

    // ---- files and declarations (parser.cpp, parse_declarations.cpp)
    void parseFile(File& file);
    void topLevelDeclarations(File& file);
    const Decl* topLevelDeclaration(const Decl* previous);
    void misplacedStatement(const Decl* previous);
    void advanceToDeclaration();
    const Decl* boundDepth(const Decl* decl, std::uint32_t nodesBefore);
    GenDecl* genDecl();
    const Spec* spec(Token keyword, std::uint32_t index);
    const Spec* importSpec();
    const Spec* constSpec(std::uint32_t iota);
    const Spec* varSpec();
    const Spec* typeSpec();
    void typeSpecAfterBracket(TypeSpec& spec);
    std::pair<Ident*, const Expr*> extractName(const Expr* x, bool force);
    const Decl* funcDecl();
    const BlockStmt* funcBody();
    const BlockStmt* skippedBody();

    // ---- names and lists
    Ident* name();
    List<Ident> nameList(Ident* first);
    List<Expr> exprList(const Expr* first = nullptr);
    const BasicLit* optionalLiteral();

    // ---- types (parse_types.cpp, parse_signatures.cpp)
    const Expr* type();
    const Expr* typeOrNull();
    const Expr* parenthesizedType();
    const Expr* chanType();
    const Expr* chanElem();
    const Expr* mapType();
    const Expr* arrayType(Pos lbrack, const Expr* length);
    const Expr* sliceType(Pos lbrack);
    const Expr* arrayOrInstance(Ident* name, bool& isInstance);
    const Expr* qualifiedName(Ident* first);
    const Expr* typeInstance(const Expr* generic);
    const Expr* instance(const Expr* x, Pos lbrack, List<Expr> arguments, Pos rbrack);
    List<Expr> typeList(bool& comma);
    const Expr* structType();
    const Field* structField();
    const Field* namedStructField();
    const Field* starStructField();
    const Field* parenthesizedStructField();
    const Field* embeddedField(Pos pos, const Expr* type);
    const Expr* interfaceType();
    const Field* interfaceElement();
    const Field* bracketedElement(Ident* name);
    const Field* methodField(Ident* name);
    const Field* elementField(const Expr* type);
    const Expr* embeddedUnion(const Expr* first);
    const Expr* embeddedTerm();
    FuncType* funcType(Pos func, std::string_view context);
    const FieldList* funcResult();
    bool parameter(Parameter& result, Ident* name, Token close);
    bool parameterWithName(Parameter& result, Ident* name, bool unionsOk);
    const Expr* dotsType();
    std::vector<Parameter> parameters(Ident* name, const Expr* type, Token close, bool requireNames);
    void nameParameters(std::vector<Parameter>& list, Pos end, bool requireNames);
    const FieldList* fieldList(Pos open, const std::vector<Parameter>& list);
    const FieldList* parameterList(Pos open, Token close, bool requireNames, Ident* name = nullptr,
                                   const Expr* type = nullptr);

    // ---- expressions (parse_expressions.cpp)
    const Expr* expr();
    const Expr* binaryExpr(const Expr* x, int outerPrecedence);
    const Expr* unaryExpr();
    const Expr* receiveOrChanType();
    const Expr* reassociate(ChanType* type, Pos arrow);
    const Expr* operand();
    const Expr* functionOperand();
    const Expr* primaryExpr(const Expr* x);
    const Expr* selector(const Expr* x);
    const Expr* indexOrSlice(const Expr* x);
    const Expr* sliceAfterIndex(const Expr* x, Pos lbrack, const Expr* low);
    const Expr* call(const Expr* x);
    [[nodiscard]] bool mayStartLiteral(const Expr* type) const;
    const Expr* compositeLit(const Expr* type);
    const Expr* literalElement();
    const Expr* literalValue();

    // ---- statements (parse_statements.cpp, parse_clauses.cpp)
    const Stmt* stmtOrNull();
    List<Stmt> stmtList();
    const Stmt* simpleStmt(Token keyword);
    const Stmt* simpleStmtAfter(List<Expr> lhs, Token keyword);
    const Stmt* assignment(List<Expr> lhs, Token keyword);
    RangeStmt* rangeClause(List<Expr> lhs, Pos tokPos, Token tok);
    const Stmt* labeledStmt(Ident* label);
    BlockStmt* blockStmt(std::string_view context);
    const Stmt* declStmt();
    const Stmt* branchStmt();
    const Stmt* returnStmt();
    const Stmt* callStmt();
    Header header(Token keyword);
    void restOfHeader(Header& header, Token keyword);
    void condition(Header& header, Token keyword, const Stmt* cond, Pos semicolon, std::string_view semicolonText);
    [[nodiscard]] std::string assignmentText(const AssignStmt& assign) const;
    const Stmt* forStmt();
    const Stmt* ifStmt();
    IfStmt* ifClause();
    const Stmt* switchStmt();
    const Stmt* selectStmt();
    const CaseClause* caseClause();
    const CommClause* commClause();

    const SourceFile& m_source;
    Numbering& m_numbering;
    DiagnosticList& m_diagnostics;
    const ParseOptions& m_options;
    std::size_t m_errorsBefore;
    std::size_t m_labelErrors = 0;
    Arena& m_arena;
    Scanner m_scanner;
    Pos m_lastEnd; ///< behind the last token that was consumed, automatic semicolons excepted
    int m_functionLevel = 0;
    int m_exprLevel = 0;
    unsigned m_nesting = 0;
    std::vector<const Node*> m_scratch;
};

} // namespace lockstep::syntax
