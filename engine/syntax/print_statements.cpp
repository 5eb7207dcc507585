#include "engine/syntax/print_state.h"

namespace lockstep::syntax {

void TreePrinter::operator()(const BadStmt&) { put(";"); }

void TreePrinter::operator()(const DeclStmt& n) { node(*n.decl); }

void TreePrinter::operator()(const EmptyStmt&) { put(";"); }

void TreePrinter::operator()(const LabeledStmt& n) {
    node(*n.label);
    put(":");
    lineEnd();
    node(*n.stmt);
}

void TreePrinter::operator()(const ExprStmt& n) { node(*n.x); }

void TreePrinter::operator()(const SendStmt& n) {
    node(*n.chan);
    put(" <- ");
    node(*n.value);
}

void TreePrinter::operator()(const IncDecStmt& n) {
    node(*n.x);
    put(text(n.tok));
}

void TreePrinter::operator()(const AssignStmt& n) {
    commaList(n.lhs);
    put(" ");
    put(text(n.tok));
    put(" ");
    commaList(n.rhs);
}

void TreePrinter::operator()(const GoStmt& n) {
    put("go ");
    node(*n.call);
}

void TreePrinter::operator()(const DeferStmt& n) {
    put("defer ");
    node(*n.call);
}

void TreePrinter::operator()(const ReturnStmt& n) {
    put("return");
    if (!n.results.empty()) put(" ");
    commaList(n.results);
}

void TreePrinter::operator()(const BranchStmt& n) {
    put(text(n.tok));
    if (!n.label) return;
    put(" ");
    node(*n.label);
}

void TreePrinter::operator()(const BlockStmt& n) {
    if (n.list.empty()) return put("{}");
    put("{");
    statements(n.list);
    lineEnd();
    put("}");
}

/// Statements on lines of their own, one level further in.
void TreePrinter::statements(List<Stmt> list) {
    ++m_indent;
    for (const Stmt* stmt : list) {
        lineEnd();
        node(*stmt);
    }
    --m_indent;
}

/// The statement before the condition or tag, if there is one.
void TreePrinter::initAndBlank(const Stmt* init) {
    if (!init) return;
    node(*init);
    put("; ");
}

void TreePrinter::operator()(const IfStmt& n) {
    for (const IfStmt* clause = &n; clause; clause = as<IfStmt>(clause->els)) {
        put("if ");
        initAndBlank(clause->init);
        node(*clause->cond);
        put(" ");
        node(*clause->body);
        if (!clause->els) return;
        put(" else ");
        if (!clause->els->is<IfStmt>()) return node(*clause->els);
    }
}

void TreePrinter::operator()(const CaseClause& n) {
    put(n.list.empty() ? "default" : "case ");
    commaList(n.list);
    put(":");
    statements(n.body);
}

void TreePrinter::operator()(const SwitchStmt& n) {
    put("switch ");
    initAndBlank(n.init);
    if (n.tag) {
        node(*n.tag);
        put(" ");
    }
    clauses(n.clauses);
}

void TreePrinter::operator()(const TypeSwitchStmt& n) {
    put("switch ");
    initAndBlank(n.init);
    if (n.name) {
        node(*n.name);
        put(" := ");
    }
    node(*n.guard);
    put(" ");
    clauses(n.clauses);
}

void TreePrinter::operator()(const CommClause& n) {
    put(n.comm ? "case " : "default");
    if (n.comm) node(*n.comm);
    put(":");
    statements(n.body);
}

void TreePrinter::operator()(const SelectStmt& n) {
    put("select ");
    clauses(n.clauses);
}

void TreePrinter::operator()(const ForStmt& n) {
    put("for ");
    const bool hasClause = n.init || n.post;
    if (n.init) node(*n.init);
    if (hasClause) put("; ");
    if (n.cond) node(*n.cond);
    if (hasClause) put("; ");
    if (n.post) node(*n.post);
    if (n.post || (!hasClause && n.cond)) put(" ");
    node(*n.body);
}

void TreePrinter::operator()(const RangeStmt& n) {
    put("for ");
    if (n.key) {
        node(*n.key);
        if (n.value) {
            put(", ");
            node(*n.value);
        }
        for (const Expr* extra : n.extra) {
            put(", ");
            node(*extra);
        }
        put(" ");
        put(text(n.tok));
        put(" ");
    }
    put("range ");
    node(*n.x);
    put(" ");
    node(*n.body);
}

} // namespace lockstep::syntax
