#include "engine/syntax/print_state.h"

#include <cctype>

namespace lockstep::syntax {

namespace {

/// Whether two operators written without a space between them would be read as one.
bool wouldMerge(char first, char second) {
    return (first == second && (first == '-' || first == '+' || first == '&')) || (first == '&' && second == '^');
}

constexpr std::string_view ellipsisMark = "…";

} // namespace

/// Whether a dot written here would be read as part of a number.
bool TreePrinter::endsInNumber() const {
    const auto isWordByte = [](unsigned char c) { return c == '_' || c >= 0x80 || std::isalnum(c) != 0; };
    std::size_t start = m_text.size();
    while (start > 0 && isWordByte(static_cast<unsigned char>(m_text[start - 1]))) --start;
    return start < m_text.size() && m_text[start] >= '0' && m_text[start] <= '9';
}

void TreePrinter::operator()(const BadExpr&) { put(m_form == Form::OneLine ? "<bad expr>" : "_"); }

void TreePrinter::operator()(const Ident& n) { put(n.name); }

void TreePrinter::operator()(const Ellipsis& n) {
    put("...");
    if (n.elt) node(*n.elt);
}

void TreePrinter::operator()(const BasicLit& n) { put(n.value); }

void TreePrinter::operator()(const FuncLit& n) {
    node(*n.type);
    put(" ");
    if (m_form == Form::Lines) return node(*n.body);
    put(n.body->list.empty() ? "{}" : "{…}");
}

void TreePrinter::operator()(const CompositeLit& n) {
    if (n.type) node(*n.type);
    put("{");
    if (m_form == Form::OneLine)
        put(n.elts.empty() ? "" : ellipsisMark);
    else
        commaList(n.elts);
    put("}");
}

void TreePrinter::operator()(const ParenExpr& n) {
    put("(");
    node(*n.x);
    put(")");
}

void TreePrinter::operator()(const SelectorExpr& n) {
    node(*n.x);
    put(endsInNumber() ? " ." : ".");
    node(*n.sel);
}

void TreePrinter::operator()(const IndexExpr& n) {
    node(*n.x);
    put("[");
    node(*n.index);
    put("]");
}

void TreePrinter::operator()(const IndexListExpr& n) {
    node(*n.x);
    put("[");
    commaList(n.indices);
    put("]");
}

void TreePrinter::operator()(const SliceExpr& n) {
    node(*n.x);
    put("[");
    if (n.low) node(*n.low);
    put(":");
    if (n.high) node(*n.high);
    if (n.slice3) put(":");
    if (n.max) node(*n.max);
    put("]");
}

void TreePrinter::operator()(const TypeAssertExpr& n) {
    node(*n.x);
    put(endsInNumber() ? " .(" : ".(");
    if (n.type)
        node(*n.type);
    else
        put("type");
    put(")");
}

void TreePrinter::operator()(const CallExpr& n) {
    node(*n.fun);
    put("(");
    commaList(n.args);
    if (n.hasDots()) put(endsInNumber() ? " ..." : "...");
    put(")");
}

void TreePrinter::operator()(const StarExpr& n) {
    put("*");
    node(*n.x);
}

void TreePrinter::operator()(const UnaryExpr& n) {
    put(text(n.op));
    const std::size_t operand = m_text.size();
    node(*n.x);
    if (operand < m_text.size() && wouldMerge(m_text[operand - 1], m_text[operand])) m_text.insert(operand, " ");
}

void TreePrinter::operator()(const BinaryExpr& n) {
    node(*n.x);
    put(" ");
    put(text(n.op));
    put(" ");
    node(*n.y);
}

void TreePrinter::operator()(const KeyValueExpr& n) {
    node(*n.key);
    put(": ");
    node(*n.value);
}

void TreePrinter::operator()(const ArrayType& n) {
    put("[");
    if (n.len) node(*n.len);
    put("]");
    node(*n.elt);
}

void TreePrinter::operator()(const StructType& n) {
    put("struct");
    fields(*n.fields);
}

void TreePrinter::operator()(const InterfaceType& n) {
    put("interface");
    fields(*n.methods);
}

/// The fields of a struct or the elements of an interface, in braces.
void TreePrinter::fields(const FieldList& fields) {
    if (fields.list.empty()) return put("{}");
    if (m_form == Form::OneLine) {
        put("{");
        for (std::size_t i = 0; i < fields.list.size(); ++i) {
            if (i > 0) put("; ");
            node(*fields.list[i]);
        }
        return put("}");
    }
    put(" {");
    ++m_indent;
    for (const Field* field : fields.list) {
        lineEnd();
        node(*field);
    }
    --m_indent;
    lineEnd();
    put("}");
}

void TreePrinter::operator()(const Field& n) {
    commaList(n.names);
    const auto* method = n.type->as<FuncType>();
    if (method && method->func.isNone() && n.names.size() == 1) {
        signature(*method);
    } else {
        if (!n.names.empty()) put(" ");
        node(*n.type);
    }
    if (n.tag) {
        put(" ");
        node(*n.tag);
    }
}

void TreePrinter::operator()(const FieldList& n) { commaList(n.list); }

void TreePrinter::operator()(const FuncType& n) {
    put("func");
    signature(n);
}

void TreePrinter::signature(const FuncType& type) {
    if (type.typeParams) parameters(*type.typeParams, "[", "]");
    parameters(*type.params, "(", ")");
    if (!type.results) return;
    put(" ");
    const List<Field> results = type.results->list;
    const bool isBare = results.size() == 1 && results[0]->names.empty() && results[0]->pos == type.results->pos;
    if (isBare)
        node(*results[0]->type);
    else
        parameters(*type.results, "(", ")");
}

void TreePrinter::parameters(const FieldList& parameters, std::string_view open, std::string_view close) {
    put(open);
    commaList(parameters.list);
    put(close);
}

void TreePrinter::operator()(const MapType& n) {
    put("map[");
    node(*n.key);
    put("]");
    node(*n.value);
}

void TreePrinter::operator()(const ChanType& n) {
    put(n.direction == ChanDirection::Receive ? "<-chan " : n.direction == ChanDirection::Send ? "chan<- " : "chan ");
    const auto* inner = n.value->as<ChanType>();
    const bool needsParentheses =
        n.direction == ChanDirection::Both && inner && inner->direction == ChanDirection::Receive;
    if (needsParentheses) put("("); // else the arrow would be read as ours
    node(*n.value);
    if (needsParentheses) put(")");
}

} // namespace lockstep::syntax
