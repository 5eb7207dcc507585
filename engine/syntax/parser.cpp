// Tokens, messages and recovery of the parser, and the productions everything else uses.
#include "engine/syntax/parser.h"

#include "engine/syntax/parse_state.h"

#include <fmt/format.h>

namespace lockstep::syntax {

namespace {

/// Keywords that start a statement: good places to go on, inside of a function.
constexpr TokenSet statementStart = {Token::Break,  Token::Const,  Token::Continue, Token::Defer, Token::Fallthrough,
                                     Token::For,    Token::Go,     Token::Goto,     Token::If,    Token::Return,
                                     Token::Select, Token::Switch, Token::Type,     Token::Var};

/// How a token is called when it is missing.
std::string_view wordFor(Token token) {
    switch (token) {
    case Token::Comma: return "comma";
    case Token::Semicolon: return "semicolon or newline";
    default: return text(token);
    }
}

} // namespace

Parser::Parser(const SourceFile& source, Numbering& numbering, DiagnosticList& diagnostics, const ParseOptions& options,
               Arena& arena)
    : m_source(source), m_numbering(numbering), m_diagnostics(diagnostics), m_options(options),
      m_errorsBefore(diagnostics.errorCount()), m_arena(arena),
      m_scanner(source.text(), source.begin(), options.skipBodies ? nullptr : &diagnostics) {}

void Parser::parse(File& file) {
    m_scanner.next();
    file.source = &m_source;
    file.pos = m_source.begin();
    file.end = m_source.end();
    parseFile(file);
    file.directives = m_arena.copy(std::span<const Directive>(m_scanner.directives()));
    file.wellFormed = !hasErrors();
}

const BlockStmt* Parser::bodyAt(Pos brace) {
    m_scanner.startAt(brace);
    m_scanner.next();
    return funcBody();
}

// ---- tokens

void Parser::next() {
    if (!m_scanner.isAutomaticSemicolon() && !at(Token::Eof)) m_lastEnd = m_scanner.end();
    m_scanner.next();
}

bool Parser::got(Token token) {
    if (!at(token)) return false;
    next();
    return true;
}

void Parser::want(Token token) {
    if (got(token)) return;
    expected(wordFor(token));
    advance();
}

/// Takes `=`, or with a complaint `:=`.
bool Parser::gotAssign() {
    if (at(Token::Define))
        expected("=");
    else if (!at(Token::Assign))
        return false;
    next();
    return true;
}

/// Skips to a token of `follow` (inside of a function also to a statement). Without any, skips one token.
void Parser::advance(TokenSet follow) {
    if (follow.empty()) {
        if (!at(Token::Eof)) next();
        return;
    }
    if (m_functionLevel > 0) follow = follow | statementStart;
    while (!at(Token::Eof) && !follow.contains(token())) next();
}

void Parser::missingSeparator(std::string_view context, Token separator, Token close) {
    unexpected(fmt::format(" in {}; possibly missing {} or {}", context, wordFor(separator), wordFor(close)));
    advance({Token::RightParen, Token::RightBracket, Token::RightBrace});
}

// ---- messages

/// The current token as messages name it.
std::string Parser::tokenText() const {
    const std::string_view literal = m_scanner.literal();
    if (at(Token::Semicolon))
        return m_scanner.isAutomaticSemicolon() ? (literal.empty() ? "EOF" : "newline") : "semicolon";
    if (at(Token::Ident)) return isNewWording() ? fmt::format("name {}", literal) : std::string(literal);
    if (isBasicLiteral(token())) return fmt::format("literal {}", literal);
    if (isKeyword(token()) && isNewWording()) return fmt::format("keyword {}", text(token()));
    return std::string(wordFor(token()));
}

void Parser::error(DiagnosticCode code, Pos pos, std::string message) {
    m_diagnostics.error(code, pos, std::move(message));
}

void Parser::syntaxError(Pos pos, std::string_view message, DiagnosticCode code) {
    if (at(Token::Eof) && hasErrors()) return; // a consequence
    const Pos end = pos == m_scanner.pos() && m_scanner.pos() < m_scanner.end() ? m_scanner.end() : Pos{};
    m_diagnostics.error(code, Span{pos, end}, fmt::format("syntax error: {}", message));
}

/// The current token has no place here. `where` starts with a space or comma.
void Parser::unexpected(std::string_view where) { syntaxError(fmt::format("unexpected {}{}", tokenText(), where)); }

void Parser::expected(std::string_view what) {
    unexpected(fmt::format(", {} {}", isNewWording() ? "expected" : "expecting", what));
}

/// Whether the limit of nesting is passed; reports it once and gives up the rest of the file.
bool Parser::tooDeep() {
    if (m_nesting <= m_options.maxNesting) return false;
    if (!at(Token::Eof)) {
        error(DiagnosticCode::NestingTooDeep, pos(),
              fmt::format("syntax error: nested too deeply: Lockstep follows {} levels", m_options.maxNesting));
        m_scanner.stop();
    }
    return true;
}

// ---- names and lists

Ident* Parser::ident(Pos pos, std::string_view name) {
    auto* node = start<Ident>(pos);
    node->ident = IdentId{m_numbering.idents++};
    node->name = name;
    return node;
}

Ident* Parser::name() {
    if (at(Token::Ident)) {
        Ident* node = ident(pos(), m_scanner.literal());
        next();
        return finish(node);
    }
    Ident* node = ident(pos(), "_");
    expected("name");
    advance();
    return node;
}

/// IdentifierList = identifier { "," identifier }, the first of which is given.
List<Ident> Parser::nameList(Ident* first) {
    Collector<Ident> names(*this);
    names.add(first);
    while (got(Token::Comma)) names.add(name());
    return names.take();
}

/// ExpressionList = Expression { "," Expression }.
List<Expr> Parser::exprList(const Expr* first) {
    Collector<Expr> list(*this);
    list.add(first ? first : expr());
    while (got(Token::Comma)) list.add(expr());
    return list.take();
}

const BasicLit* Parser::optionalLiteral() {
    if (!isBasicLiteral(token())) return nullptr;
    auto* node = start<BasicLit>(pos());
    node->literal = token();
    node->bad = m_scanner.isBad();
    node->value = m_scanner.literal();
    next();
    return finish(node);
}

std::unique_ptr<const File> parseFile(const SourceFile& source, Numbering& numbering, DiagnosticList& diagnostics,
                                      const ParseOptions& options) {
    auto file = std::make_unique<File>();
    file->arena = std::make_unique<Arena>();
    Parser(source, numbering, diagnostics, options, *file->arena).parse(*file);
    return file;
}

void readBody(const File& file, const FuncDecl& function, Numbering& numbering, DiagnosticList& diagnostics) {
    if (!function.isSkipped) return;
    const ParseOptions options{.skipBodies = true}; // as the file was read
    function.body = Parser(*file.source, numbering, diagnostics, options, *file.arena).bodyAt(function.body->pos);
    function.isSkipped = false;
}

} // namespace lockstep::syntax
