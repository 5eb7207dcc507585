// Files and declarations (spec: "Source file organization", "Declarations and scope").
#include "engine/syntax/branches.h"
#include "engine/syntax/parse_state.h"

#include <algorithm>
#include <fmt/format.h>

namespace lockstep::syntax {

namespace {

constexpr TokenSet declarationStart = {Token::Const, Token::Type, Token::Var, Token::Func};

/// How many levels a tree has, found without recursion.
std::size_t depthOf(const Node& root) {
    struct Entry {
        const Node* node;
        std::size_t depth;
    };
    std::vector<Entry> open = {{&root, 1}};
    std::size_t deepest = 0;
    while (!open.empty()) {
        const Entry entry = open.back();
        open.pop_back();
        deepest = std::max(deepest, entry.depth);
        forEachChild(*entry.node, [&](const Node& child) { open.push_back({&child, entry.depth + 1}); });
    }
    return deepest;
}

/// Whether the expression can only be a type or type set: a type literal, or something made with `~`.
bool isTypeElement(const Expr* x) {
    switch (x->kind) {
    case NodeKind::ArrayType:
    case NodeKind::StructType:
    case NodeKind::FuncType:
    case NodeKind::InterfaceType:
    case NodeKind::MapType:
    case NodeKind::ChanType: return true;
    case NodeKind::BinaryExpr: return isTypeElement(x->as<BinaryExpr>()->x) || isTypeElement(x->as<BinaryExpr>()->y);
    case NodeKind::UnaryExpr: return x->as<UnaryExpr>()->op == Token::Tilde || isTypeElement(x->as<UnaryExpr>()->x);
    case NodeKind::StarExpr: return isTypeElement(x->as<StarExpr>()->x);
    case NodeKind::ParenExpr: return isTypeElement(x->as<ParenExpr>()->x);
    default: return false;
    }
}

} // namespace

/// SourceFile = PackageClause ";" { ImportDecl ";" } { TopLevelDecl ";" }.
void Parser::parseFile(File& file) {
    file.package = pos();
    if (!at(Token::Package)) {
        file.name = ident(pos(), "_");
        constexpr std::string_view message = "package statement must be first";
        if (!at(Token::Eof) || hasErrors()) return syntaxError(message);
        m_diagnostics.add({.code = DiagnosticCode::EmptyFile,
                           .severity = Severity::Error,
                           .pos = pos(),
                           .end = {},
                           .message = fmt::format("syntax error: {}", message),
                           .notes = {{.pos = {}, .text = "the file holds no Go code"}}});
        return;
    }
    next();
    file.name = name();
    want(Token::Semicolon);
    if (!hasErrors()) topLevelDeclarations(file);
}

void Parser::topLevelDeclarations(File& file) {
    std::vector<const Decl*> decls;
    std::vector<const ImportSpec*> imports;
    bool onlyImports = true;
    while (!at(Token::Eof)) {
        const bool isImport = at(Token::Import);
        const Decl* previous = decls.empty() ? nullptr : decls.back();
        const Decl* decl = nullptr;
        if (isImport && !onlyImports && !isNewWording()) {
            misplacedStatement(previous);
        } else {
            // Late imports are read all the same, since whatever they bring is used below.
            if (isImport && !onlyImports) syntaxError("imports must appear before other declarations");
            decl = topLevelDeclaration(previous);
        }
        onlyImports = onlyImports && isImport;
        if (!decl) continue;
        decls.push_back(decl);
        if (const auto* group = decl->as<GenDecl>(); group && group->tok == Token::Import) {
            for (const Spec* each : group->specs) imports.push_back(each->as<ImportSpec>());
        }
        if (at(Token::Eof) || got(Token::Semicolon)) continue;
        if (onlyImports && !isNewWording()) {
            want(Token::Semicolon);
        } else {
            unexpected(" after top level declaration");
            advanceToDeclaration();
        }
    }
    file.decls = m_arena.copy(std::span<const Decl* const>(decls));
    file.imports = m_arena.copy(std::span<const ImportSpec* const>(imports));
}

/// The next declaration, or null when there was none and it was skipped.
const Decl* Parser::topLevelDeclaration(const Decl* previous) {
    const std::uint32_t nodesBefore = m_numbering.expressions + m_numbering.statements;
    switch (token()) {
    case Token::Import:
    case Token::Const:
    case Token::Type:
    case Token::Var: return boundDepth(genDecl(), nodesBefore);
    case Token::Func: return boundDepth(funcDecl(), nodesBefore);
    default: break;
    }
    misplacedStatement(previous);
    return nullptr;
}

/// Something else than a declaration at the top level: reports and skips it.
void Parser::misplacedStatement(const Decl* previous) {
    const auto* function = as<FuncDecl>(previous);
    syntaxError(at(Token::LeftBrace) && function && !function->body
                    ? "unexpected semicolon or newline before {"
                    : "non-declaration statement outside function body");
    advanceToDeclaration();
}

void Parser::advanceToDeclaration() {
    advance(isNewWording() ? declarationStart | TokenSet{Token::Import} : declarationStart);
}

/// The declaration, or a BadDecl when its tree has more levels than the phases behind us can walk.
const Decl* Parser::boundDepth(const Decl* decl, std::uint32_t nodesBefore) {
    const std::uint32_t nodes = m_numbering.expressions + m_numbering.statements - nodesBefore;
    if (nodes < m_options.maxDepth / 2 || depthOf(*decl) <= m_options.maxDepth) return decl;
    error(DiagnosticCode::NestingTooDeep, decl->pos,
          fmt::format("syntax error: nested too deeply: Lockstep follows {} levels", m_options.maxDepth));
    return finish(start<BadDecl>(decl->pos));
}

/// `keyword Spec` or `keyword ( { Spec ";" } )`.
GenDecl* Parser::genDecl() {
    auto* decl = start<GenDecl>(pos());
    decl->tok = token();
    next();
    Collector<Spec> specs(*this);
    if (at(Token::LeftParen)) {
        decl->lparen = pos();
        next();
        list("grouped declaration", Token::Semicolon, Token::RightParen, [&] {
            specs.add(spec(decl->tok, static_cast<std::uint32_t>(specs.size())));
            return false;
        });
    } else {
        specs.add(spec(decl->tok, 0));
    }
    decl->specs = specs.take();
    return finish(decl);
}

const Spec* Parser::spec(Token keyword, std::uint32_t index) {
    switch (keyword) {
    case Token::Import: return importSpec();
    case Token::Const: return constSpec(index);
    case Token::Var: return varSpec();
    default: return typeSpec();
    }
}

/// ImportSpec = [ "." | PackageName ] ImportPath.
const Spec* Parser::importSpec() {
    auto* spec = start<ImportSpec>(pos());
    if (at(Token::Ident)) {
        spec->name = name();
    } else if (at(Token::Period)) {
        spec->name = ident(pos(), ".");
        next();
    }
    if (const BasicLit* path = optionalLiteral()) {
        spec->path = path;
        if (path->bad || path->literal == Token::String) return finish(spec);
        syntaxError(isNewWording() ? path->pos : pos(), "import path must be a string");
    } else {
        syntaxError(isNewWording() ? "missing import path; require quoted string" : "missing import path");
        advance({Token::Semicolon, Token::RightParen});
    }
    auto* path = start<BasicLit>(spec->path ? spec->path->pos : pos());
    path->literal = Token::String;
    path->bad = true;
    path->value = "\"\"";
    spec->path = path;
    return finish(spec);
}

/// ConstSpec = IdentifierList [ [ Type ] "=" ExpressionList ].
const Spec* Parser::constSpec(std::uint32_t iota) {
    auto* spec = start<ValueSpec>(pos());
    spec->iota = iota;
    spec->names = nameList(name());
    if (!at(Token::Eof) && !at(Token::Semicolon) && !at(Token::RightParen)) {
        spec->type = typeOrNull();
        if (gotAssign()) spec->values = exprList();
    }
    return finish(spec);
}

/// VarSpec = IdentifierList ( Type [ "=" ExpressionList ] | "=" ExpressionList ).
const Spec* Parser::varSpec() {
    auto* spec = start<ValueSpec>(pos());
    spec->names = nameList(name());
    if (!at(Token::Assign) && !at(Token::Define)) spec->type = type();
    if (gotAssign()) spec->values = exprList();
    return finish(spec);
}

/// TypeSpec = identifier [ TypeParameters ] [ "=" ] Type.
const Spec* Parser::typeSpec() {
    auto* spec = start<TypeSpec>(pos());
    spec->name = name();
    if (at(Token::LeftBracket)) {
        typeSpecAfterBracket(*spec);
    } else {
        const Pos assign = pos();
        if (gotAssign()) spec->assign = assign;
        spec->type = typeOrNull();
    }
    if (!spec->type) {
        spec->type = badExpr();
        unexpected(" in type declaration");
        advance({Token::Semicolon, Token::RightParen});
    }
    return finish(spec);
}

/// Behind `type T` stands a bracket: an array or slice type, or type parameters. Both may start with the same
/// expression: `type T[P *C] …` is an array unless a comma or a type that is no value says otherwise (spec: "Type
/// parameter declarations").
void Parser::typeSpecAfterBracket(TypeSpec& spec) {
    const Pos lbrack = pos();
    next();
    if (got(Token::RightBracket)) {
        spec.type = sliceType(lbrack);
        return;
    }
    if (!at(Token::Ident)) {
        spec.type = arrayType(lbrack, nullptr);
        return;
    }
    // A name before another bracket starts `P []E`: an index has no place in the length of an array.
    const Expr* x = name();
    if (!at(Token::LeftBracket)) {
        ++m_exprLevel;
        x = binaryExpr(primaryExpr(x), 0);
        --m_exprLevel;
    }
    const auto [parameter, constraint] = extractName(x, at(Token::Comma));
    if (!parameter || (!constraint && at(Token::RightBracket))) {
        spec.type = arrayType(lbrack, x);
        return;
    }
    spec.typeParams = parameterList(lbrack, Token::RightBracket, true, parameter, constraint);
    const Pos assign = pos();
    if (gotAssign()) spec.assign = assign;
    spec.type = typeOrNull();
}

/// Splits an expression into a name and a constraint: `P *C` was read as a product, `P (C)` as a call. Without `force`
/// only where the second part cannot be a value. {null, null} when it cannot be split.
std::pair<Ident*, const Expr*> Parser::extractName(const Expr* x, bool force) {
    const auto asName = [](const Expr* e) {
        // The parser made the tree and still owns it.
        return e->is<Ident>() ? const_cast<Ident*>(e->as<Ident>()) : nullptr;
    };
    if (Ident* only = asName(x)) return {only, nullptr};
    if (const auto* binary = x->as<BinaryExpr>()) {
        if (binary->op == Token::Mul) {
            Ident* first = asName(binary->x);
            if (!first || !(force || isTypeElement(binary->y))) return {};
            auto* star = start<StarExpr>(binary->opPos);
            star->x = binary->y;
            star->end = binary->y->end;
            return {first, star};
        }
        if (binary->op == Token::Or) {
            const auto [first, left] = extractName(binary->x, force || isTypeElement(binary->y));
            if (!first || !left) return {};
            auto* either = start<BinaryExpr>(left->pos);
            either->x = left;
            either->opPos = binary->opPos;
            either->op = Token::Or;
            either->y = binary->y;
            either->end = binary->end;
            return {first, either};
        }
    }
    if (const auto* call = x->as<CallExpr>()) {
        Ident* first = asName(call->fun);
        const bool isOneArgument = call->args.size() == 1 && !call->hasDots();
        if (!first || !isOneArgument || !(force || isTypeElement(call->args[0]))) return {};
        auto* paren = start<ParenExpr>(call->lparen);
        paren->x = call->args[0];
        paren->end = call->end;
        return {first, paren};
    }
    return {};
}

/// FunctionDecl = "func" FunctionName [ TypeParameters ] Signature [ FunctionBody ]; MethodDecl has a Receiver before
/// the name and no type parameters.
const Decl* Parser::funcDecl() {
    auto* decl = start<FuncDecl>(pos());
    const Pos func = pos();
    next();
    if (at(Token::LeftParen)) {
        const Pos open = pos();
        next();
        decl->recv = parameterList(open, Token::RightParen, false);
        const std::size_t receivers = decl->recv->count();
        if (receivers != 1) {
            error(DiagnosticCode::InvalidReceiver, pos(),
                  receivers == 0 ? "method has no receiver" : "method has multiple receivers");
        }
    }
    if (at(Token::Ident)) {
        decl->name = name();
        decl->type = funcType(func, decl->recv ? "method" : "");
    } else {
        decl->name = ident(pos(), "_");
        auto* type = start<FuncType>(func);
        type->func = func;
        type->params = start<FieldList>(pos());
        decl->type = type;
        expected(decl->recv && isNewWording() ? "name" : "name or (");
        advance({Token::LeftBrace, Token::Semicolon});
        if (!isNewWording()) return finish(start<BadDecl>(func));
    }
    if (at(Token::LeftBrace)) {
        decl->isSkipped = m_options.skipBodies;
        decl->body = decl->isSkipped ? skippedBody() : funcBody();
    }
    return finish(decl);
}

/// Stands for a body that is passed over.
const BlockStmt* Parser::skippedBody() {
    auto* body = start<BlockStmt>(pos());
    m_scanner.skipBlock();
    body->rbrace = pos();
    want(Token::RightBrace);
    return finish(body);
}

/// A block whose labels and jumps are checked, unless syntax errors left holes in it.
const BlockStmt* Parser::funcBody() {
    const std::size_t errorsBefore = syntaxErrorCount();
    ++m_functionLevel;
    BlockStmt* body = blockStmt("");
    --m_functionLevel;
    if (syntaxErrorCount() == errorsBefore) {
        const std::size_t countBefore = m_diagnostics.errorCount();
        checkBranches(*body, m_diagnostics);
        m_labelErrors += m_diagnostics.errorCount() - countBefore;
    }
    return body;
}

} // namespace lockstep::syntax
