// What stands below each kind of node, in source order; everything that walks trees is built on it.
#include "engine/syntax/tree.h"

namespace lockstep::syntax {

namespace {

/// Hands the children of a node to a function, skipping those that are not there.
class Children {
public:
    explicit Children(const std::function<void(const Node&)>& function) : m_function(function) {}

    void operator()(const BadExpr&) const {}
    void operator()(const Ident&) const {}
    void operator()(const Ellipsis& n) const { all(n.elt); }
    void operator()(const BasicLit&) const {}
    void operator()(const FuncLit& n) const { all(n.type, n.body); }
    void operator()(const CompositeLit& n) const { all(n.type, n.elts); }
    void operator()(const ParenExpr& n) const { all(n.x); }
    void operator()(const SelectorExpr& n) const { all(n.x, n.sel); }
    void operator()(const IndexExpr& n) const { all(n.x, n.index); }
    void operator()(const IndexListExpr& n) const { all(n.x, n.indices); }
    void operator()(const SliceExpr& n) const { all(n.x, n.low, n.high, n.max); }
    void operator()(const TypeAssertExpr& n) const { all(n.x, n.type); }
    void operator()(const CallExpr& n) const { all(n.fun, n.args); }
    void operator()(const StarExpr& n) const { all(n.x); }
    void operator()(const UnaryExpr& n) const { all(n.x); }
    void operator()(const BinaryExpr& n) const { all(n.x, n.y); }
    void operator()(const KeyValueExpr& n) const { all(n.key, n.value); }
    void operator()(const ArrayType& n) const { all(n.len, n.elt); }
    void operator()(const StructType& n) const { all(n.fields); }
    void operator()(const FuncType& n) const { all(n.typeParams, n.params, n.results); }
    void operator()(const InterfaceType& n) const { all(n.methods); }
    void operator()(const MapType& n) const { all(n.key, n.value); }
    void operator()(const ChanType& n) const { all(n.value); }

    void operator()(const BadStmt&) const {}
    void operator()(const DeclStmt& n) const { all(n.decl); }
    void operator()(const EmptyStmt&) const {}
    void operator()(const LabeledStmt& n) const { all(n.label, n.stmt); }
    void operator()(const ExprStmt& n) const { all(n.x); }
    void operator()(const SendStmt& n) const { all(n.chan, n.value); }
    void operator()(const IncDecStmt& n) const { all(n.x); }
    void operator()(const AssignStmt& n) const { all(n.lhs, n.rhs); }
    void operator()(const GoStmt& n) const { all(n.call); }
    void operator()(const DeferStmt& n) const { all(n.call); }
    void operator()(const ReturnStmt& n) const { all(n.results); }
    void operator()(const BranchStmt& n) const { all(n.label); }
    void operator()(const BlockStmt& n) const { all(n.list); }
    void operator()(const IfStmt& n) const { all(n.init, n.cond, n.body, n.els); }
    void operator()(const CaseClause& n) const { all(n.list, n.body); }
    void operator()(const SwitchStmt& n) const { all(n.init, n.tag, n.clauses); }
    void operator()(const TypeSwitchStmt& n) const { all(n.init, n.name, n.guard, n.clauses); }
    void operator()(const CommClause& n) const { all(n.comm, n.body); }
    void operator()(const SelectStmt& n) const { all(n.clauses); }
    void operator()(const ForStmt& n) const { all(n.init, n.cond, n.post, n.body); }
    void operator()(const RangeStmt& n) const { all(n.key, n.value, n.extra, n.x, n.body); }

    void operator()(const ImportSpec& n) const { all(n.name, n.path); }
    void operator()(const ValueSpec& n) const { all(n.names, n.type, n.values); }
    void operator()(const TypeSpec& n) const { all(n.name, n.typeParams, n.type); }
    void operator()(const BadDecl&) const {}
    void operator()(const GenDecl& n) const { all(n.specs); }
    void operator()(const FuncDecl& n) const { all(n.recv, n.name, n.type, n.body); }

    void operator()(const Field& n) const { all(n.names, n.type, n.tag); }
    void operator()(const FieldList& n) const { all(n.list); }
    void operator()(const File& n) const { all(n.name, n.decls); }

private:
    template <typename... Child> void all(const Child&... children) const { (one(children), ...); }
    void one(const Node* child) const {
        if (child) m_function(*child);
    }
    template <typename T> void one(const List<T>& children) const {
        for (const T* child : children) m_function(*child);
    }

    const std::function<void(const Node&)>& m_function;
};

/// What distinguishes a node besides its kind and children.
struct Details {
    std::string operator()(const Ident& n) const { return " " + std::string(n.name); }
    std::string operator()(const BasicLit& n) const { return " " + std::string(n.value); }
    std::string operator()(const SliceExpr& n) const {
        return std::string(n.low ? " low" : "") + (n.high ? " high" : "") + (n.slice3 ? " slice3" : "");
    }
    std::string operator()(const CallExpr& n) const { return n.hasDots() ? " ..." : ""; }
    std::string operator()(const UnaryExpr& n) const { return " " + std::string(text(n.op)); }
    std::string operator()(const BinaryExpr& n) const { return " " + std::string(text(n.op)); }
    std::string operator()(const CompositeLit& n) const { return n.type ? " typed" : ""; }
    std::string operator()(const ArrayType& n) const { return n.len ? " array" : " slice"; }
    std::string operator()(const FuncType& n) const {
        return std::string(n.typeParams ? " generic" : "") + (n.results ? " results" : "");
    }
    std::string operator()(const ChanType& n) const {
        return n.direction == ChanDirection::Both ? "" : n.direction == ChanDirection::Send ? " send" : " receive";
    }
    std::string operator()(const IncDecStmt& n) const { return " " + std::string(text(n.tok)); }
    std::string operator()(const AssignStmt& n) const {
        return " " + std::string(text(n.tok)) + " " + std::to_string(n.lhs.size());
    }
    std::string operator()(const BranchStmt& n) const { return " " + std::string(text(n.tok)); }
    std::string operator()(const IfStmt& n) const { return n.init ? " init" : ""; }
    std::string operator()(const CaseClause& n) const {
        return n.isDefault ? " default" : " " + std::to_string(n.list.size());
    }
    std::string operator()(const SwitchStmt& n) const {
        return std::string(n.init ? " init" : "") + (n.tag ? " tag" : "");
    }
    std::string operator()(const TypeSwitchStmt& n) const {
        return std::string(n.init ? " init" : "") + (n.name ? " name" : "");
    }
    std::string operator()(const CommClause& n) const { return n.comm ? "" : " default"; }
    std::string operator()(const ForStmt& n) const {
        return std::string(n.init ? " init" : "") + (n.cond ? " cond" : "") + (n.post ? " post" : "");
    }
    std::string operator()(const RangeStmt& n) const {
        return std::string(n.key ? " key" : "") + (n.value ? " value" : "") +
               (n.tok == Token::Illegal ? "" : " " + std::string(text(n.tok)));
    }
    std::string operator()(const ImportSpec& n) const { return n.name ? " named" : ""; }
    std::string operator()(const ValueSpec& n) const {
        return " " + std::to_string(n.names.size()) + (n.type ? " typed" : "");
    }
    std::string operator()(const TypeSpec& n) const {
        return std::string(n.typeParams ? " generic" : "") + (n.isAlias() ? " alias" : "");
    }
    std::string operator()(const GenDecl& n) const { return " " + std::string(text(n.tok)); }
    std::string operator()(const FuncDecl& n) const {
        return std::string(n.recv ? " method" : "") + (n.body ? "" : " bodiless");
    }
    std::string operator()(const Field& n) const {
        return " " + std::to_string(n.names.size()) + (n.tag ? " tagged" : "");
    }
    std::string operator()(const Node&) const { return ""; }
};

void dumpInto(std::string& out, const Node& node, std::size_t level) {
    out.append(level * 2, ' ');
    out += kindName(node.kind);
    out += visit(node, [](const auto& n) { return Details()(n); });
    out += '\n';
    forEachChild(node, [&](const Node& child) { dumpInto(out, child, level + 1); });
}

} // namespace

void forEachChild(const Node& node, const std::function<void(const Node&)>& function) {
    visit(node, Children(function));
}

void walk(const Node& node, const std::function<bool(const Node&)>& enter) {
    if (!enter(node)) return;
    forEachChild(node, [&](const Node& child) { walk(child, enter); });
}

std::string dump(const Node& node) {
    std::string out;
    dumpInto(out, node, 0);
    return out;
}

} // namespace lockstep::syntax
