#include "engine/syntax/printer.h"

#include "engine/syntax/print_state.h"

namespace lockstep::syntax {

namespace {

/// Whether `[P constraint]` behind the name of a type could be read as the length of an array; a comma settles it.
bool looksLikeArrayLength(const FieldList& typeParams) {
    if (typeParams.list.size() != 1 || typeParams.list[0]->names.size() != 1) return false;
    const Expr* constraint = typeParams.list[0]->type;
    return constraint->is<StarExpr>() || constraint->is<ParenExpr>() || constraint->is<BinaryExpr>();
}

} // namespace

void TreePrinter::operator()(const ImportSpec& n) {
    if (n.name) {
        node(*n.name);
        put(" ");
    }
    node(*n.path);
}

void TreePrinter::operator()(const ValueSpec& n) {
    commaList(n.names);
    if (n.type) {
        put(" ");
        node(*n.type);
    }
    if (!n.values.empty()) {
        put(" = ");
        commaList(n.values);
    }
}

void TreePrinter::operator()(const TypeSpec& n) {
    node(*n.name);
    if (n.typeParams) parameters(*n.typeParams, "[", looksLikeArrayLength(*n.typeParams) ? ",]" : "]");
    put(n.isAlias() ? " = " : " ");
    node(*n.type);
}

void TreePrinter::operator()(const BadDecl&) {}

void TreePrinter::operator()(const GenDecl& n) {
    put(text(n.tok));
    put(" ");
    if (n.specs.size() == 1 && n.lparen.isNone()) return node(*n.specs[0]);
    put("(");
    ++m_indent;
    for (const Spec* spec : n.specs) {
        lineEnd();
        node(*spec);
    }
    --m_indent;
    lineEnd();
    put(")");
}

void TreePrinter::operator()(const FuncDecl& n) {
    put("func ");
    if (n.recv) {
        parameters(*n.recv, "(", ")");
        put(" ");
    }
    node(*n.name);
    signature(*n.type);
    if (!n.body) return;
    put(" ");
    node(*n.body);
}

void TreePrinter::operator()(const File& n) {
    put("package ");
    node(*n.name);
    for (const Decl* decl : n.decls) {
        lineEnd();
        lineEnd();
        node(*decl);
    }
    lineEnd();
}

std::string print(const Node& node) {
    TreePrinter printer(TreePrinter::Form::Lines);
    printer.node(node);
    return printer.take();
}

std::string exprText(const Expr& expr) {
    TreePrinter printer(TreePrinter::Form::OneLine);
    printer.node(expr);
    return printer.take();
}

std::string statementText(const Stmt& stmt) {
    TreePrinter printer(TreePrinter::Form::OneLine);
    printer.node(stmt);
    return printer.take();
}

} // namespace lockstep::syntax
