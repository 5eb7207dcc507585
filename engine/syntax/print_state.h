// TreePrinter: one printing in progress; internal to engine/syntax (printer.h is its face).
//
// A call operator per kind of node, so that a new kind that is forgotten here does not compile. What it appends never
// ends in a line end; whoever puts nodes on lines adds them.
#pragma once

#include "engine/syntax/tree.h"

#include <string>
#include <string_view>

namespace lockstep::syntax {

class TreePrinter {
public:
    enum class Form : std::uint8_t { Lines, OneLine };

    explicit TreePrinter(Form form) : m_form(form) {}

    void node(const Node& node) { visit(node, *this); }
    [[nodiscard]] std::string take() { return std::move(m_text); }

    // ---- expressions (print_expressions.cpp)
    void operator()(const BadExpr&);
    void operator()(const Ident&);
    void operator()(const Ellipsis&);
    void operator()(const BasicLit&);
    void operator()(const FuncLit&);
    void operator()(const CompositeLit&);
    void operator()(const ParenExpr&);
    void operator()(const SelectorExpr&);
    void operator()(const IndexExpr&);
    void operator()(const IndexListExpr&);
    void operator()(const SliceExpr&);
    void operator()(const TypeAssertExpr&);
    void operator()(const CallExpr&);
    void operator()(const StarExpr&);
    void operator()(const UnaryExpr&);
    void operator()(const BinaryExpr&);
    void operator()(const KeyValueExpr&);
    void operator()(const ArrayType&);
    void operator()(const StructType&);
    void operator()(const FuncType&);
    void operator()(const InterfaceType&);
    void operator()(const MapType&);
    void operator()(const ChanType&);
    void operator()(const Field&);
    void operator()(const FieldList&);

    // ---- statements (print_statements.cpp)
    void operator()(const BadStmt&);
    void operator()(const DeclStmt&);
    void operator()(const EmptyStmt&);
    void operator()(const LabeledStmt&);
    void operator()(const ExprStmt&);
    void operator()(const SendStmt&);
    void operator()(const IncDecStmt&);
    void operator()(const AssignStmt&);
    void operator()(const GoStmt&);
    void operator()(const DeferStmt&);
    void operator()(const ReturnStmt&);
    void operator()(const BranchStmt&);
    void operator()(const BlockStmt&);
    void operator()(const IfStmt&);
    void operator()(const CaseClause&);
    void operator()(const SwitchStmt&);
    void operator()(const TypeSwitchStmt&);
    void operator()(const CommClause&);
    void operator()(const SelectStmt&);
    void operator()(const ForStmt&);
    void operator()(const RangeStmt&);

    // ---- declarations (printer.cpp)
    void operator()(const ImportSpec&);
    void operator()(const ValueSpec&);
    void operator()(const TypeSpec&);
    void operator()(const BadDecl&);
    void operator()(const GenDecl&);
    void operator()(const FuncDecl&);
    void operator()(const File&);

private:
    void put(std::string_view text) { m_text += text; }
    void lineEnd() {
        m_text += '\n';
        m_text.append(m_indent, '\t');
    }
    template <typename T> void commaList(List<T> nodes) {
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            if (i > 0) put(", ");
            node(*nodes[i]);
        }
    }
    [[nodiscard]] bool endsInNumber() const;
    void fields(const FieldList& fields);
    void signature(const FuncType& type);
    void parameters(const FieldList& parameters, std::string_view open, std::string_view close);
    void initAndBlank(const Stmt* init);
    void statements(List<Stmt> list);
    template <typename Clause> void clauses(List<Clause> list) {
        put("{");
        for (const Clause* clause : list) {
            lineEnd();
            node(*clause);
        }
        lineEnd();
        put("}");
    }

    Form m_form;
    std::string m_text;
    std::size_t m_indent = 0;
};

} // namespace lockstep::syntax
