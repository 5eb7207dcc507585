// Reporting: from a broken rule to a Diagnostic, in the words of Go's compiler.
#include "engine/types/checker_core.h"

namespace lockstep::types {

namespace {

/// Mentions something that was reported before, other than at its start.
bool isFollowUp(const std::string& message) {
    for (std::string_view mark : {"invalid operand", "invalid type"}) {
        std::size_t at = message.find(mark);
        if (at != std::string::npos && at > 0) return true;
    }
    return false;
}

} // namespace

void Checker::report(Code code, syntax::Span span, std::string message, std::vector<syntax::DiagnosticNote> notes) {
    if (m_anyError && isFollowUp(message)) return;
    m_anyError = true;
    if (message.find("requires go1.") != std::string::npos)
        message += fmt::format(" (-lang was set to go1.{}; check go.mod)", m_options.goMinor);
    // Further lines of the message become notes; Go indents them by one tab.
    std::vector<syntax::DiagnosticNote> lines;
    std::size_t lineEnd = message.find('\n');
    for (std::size_t at = lineEnd; at != std::string::npos;) {
        std::size_t next = message.find('\n', at + 1);
        std::string line = message.substr(at + 1, next == std::string::npos ? next : next - at - 1);
        if (line.starts_with('\t')) line.erase(0, 1);
        lines.push_back({{}, std::move(line)});
        at = next;
    }
    if (lineEnd != std::string::npos) message.resize(lineEnd);
    lines.insert(lines.end(), notes.begin(), notes.end());
    if (m_env.errorPos) span = {m_env.errorPos, {}};
    m_diagnostics.add({code, syntax::Severity::Error, span.begin, span.end, std::move(message), std::move(lines)});
}

void Checker::error(Code code, const Operand& at, std::string message) {
    report(code, at.expr ? at.expr->span() : syntax::Span{}, std::move(message));
}

void Checker::errorWithOther(Code code, syntax::Span at, std::string message, Object* other) {
    std::vector<syntax::DiagnosticNote> notes;
    if (other && other->pos()) notes.push_back({other->pos(), fmt::format("other declaration of {}", other->name())});
    report(code, at, std::move(message), std::move(notes));
}

bool Checker::requireVersion(unsigned minor, syntax::Span at, std::string_view what) {
    if (allowVersion(minor)) return true;
    report(Code::UnsupportedVersion, at, fmt::format("{} requires go1.{} or later", what, minor));
    return false;
}

std::string Checker::qualify(const Package& package) {
    if (&package == m_package) return {};
    auto same = m_packagesByName.find(package.name());
    if (same != m_packagesByName.end() && same->second.size() > 1) return constant::quote(package.path());
    return package.name();
}

std::string Checker::str(Type* type) { return typeString(type, m_qualifier); }
std::string Checker::str(const Operand& x) { return describe(x, m_qualifier); }

std::string Checker::typeListText(const std::vector<Type*>& list) {
    std::string text;
    for (Type* type : list) {
        if (!text.empty()) text += ", ";
        text += str(type);
    }
    return text;
}

/// "(int, ...string)": the types only.
std::string Checker::tupleText(Tuple* tuple, bool variadic) {
    std::string text;
    for (std::size_t i = 0; tuple && i < tuple->size(); ++i) {
        if (i > 0) text += ", ";
        auto* slice = as<Slice>(tuple->at(i)->type());
        bool dots = variadic && i + 1 == tuple->size() && slice;
        Type* type = tuple->at(i)->type();
        text += dots ? "..." + str(slice->elem()) : isInvalid(type) ? "unknown type" : str(type);
    }
    return "(" + text + ")";
}

std::string Checker::methodText(Func* method) {
    std::string text(method->name());
    if (method->signature()) text += signatureString(method->signature(), m_qualifier);
    return text;
}

std::string_view Checker::kindWord(Type* type) {
    switch (under(type)->kind()) {
    case TypeKind::Array: return "array";
    case TypeKind::Chan: return "chan";
    case TypeKind::Signature: return "func";
    case TypeKind::Interface: return isTypeParam(type) ? "type parameter" : "interface";
    case TypeKind::Map: return "map";
    case TypeKind::Pointer: return "pointer";
    case TypeKind::Slice: return "slice";
    case TypeKind::Struct: return "struct";
    default: return "";
    }
}

} // namespace lockstep::types
