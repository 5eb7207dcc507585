// Switches and select (spec: "Switch statements", "Select statements").
#include "engine/types/checker_core.h"
#include "engine/types/type_store.h"

namespace lockstep::types {

/// Constant cases met so far, by exact value. Looked up only.
struct SeenCases {
    struct Case {
        Type* type = nullptr;
        syntax::Pos pos;
    };
    std::unordered_map<std::string, std::vector<Case>> byValue;
};

namespace {

/// What a switch without an expression compares its cases with.
const Ident& trueName() {
    static const Ident name = [] {
        Ident ident;
        ident.name = "true";
        return ident;
    }();
    return name;
}

template <typename Clause> bool isDefaultClause(const Clause& clause);
template <> bool isDefaultClause(const syntax::CaseClause& clause) { return clause.isDefault; }
template <> bool isDefaultClause(const syntax::CommClause& clause) { return !clause.comm; }

/// The second default clause, or null.
template <typename Clause> const Clause* secondDefault(List<Clause> clauses, const Clause*& first) {
    first = nullptr;
    for (const Clause* each : clauses) {
        if (!isDefaultClause(*each)) continue;
        if (first) return each;
        first = each;
    }
    return nullptr;
}

std::string valueKey(const constant::Value& value) {
    return std::to_string(static_cast<int>(value.kind())) + ":" + constant::exactString(value);
}

/// Go looks for duplicates among numbers and strings only: `case a == b, c == d` may well be true twice.
bool isCounted(const constant::Value& value) {
    return value.kind() == constant::Kind::Int || value.kind() == constant::Kind::Float ||
           value.kind() == constant::Kind::String;
}

bool isReceive(const Expr* e) {
    const auto* unary = e ? syntax::unparen(e)->as<syntax::UnaryExpr>() : nullptr;
    return unary && unary->op == Token::Arrow;
}

} // namespace

void Checker::switchStatement(StatementContext context, const syntax::SwitchStmt& stmt) {
    openScope();
    simpleStatement(stmt.init);
    Operand tag;
    if (stmt.tag) {
        expr(tag, *stmt.tag);
        assignment(tag, nullptr, "switch expression");
        if (!tag.isInvalid() && !isComparable(tag.type, true) && !hasNil(tag.type)) {
            error(Code::InvalidSwitch, tag, fmt::format("cannot switch on {}", str(tag)));
            tag.invalidate();
        }
    } else {
        tag.mode = Mode::Constant;
        tag.type = basicType(BasicKind::Bool);
        tag.value = constant::makeBool(true);
        tag.expr = &trueName();
    }
    const syntax::CaseClause* first = nullptr;
    if (const auto* second = secondDefault(stmt.clauses, first))
        error(Code::DuplicateDefault, *second, "multiple defaults in switch");
    SeenCases seen;
    for (std::size_t i = 0; i < stmt.clauses.size(); ++i) {
        const syntax::CaseClause& clause = *stmt.clauses[i];
        m_env.statementStart = m_events;
        caseValues(tag, clause, seen);
        StatementContext inner = context;
        inner.fallthroughOk = i + 1 < stmt.clauses.size();
        inner.finalSwitchCase = !inner.fallthroughOk;
        inner.inTypeSwitch = false;
        block(inner, clause.body);
    }
    closeScope();
}

void Checker::caseValues(Operand& tag, const syntax::CaseClause& clause, SeenCases& seen) {
    auto mismatch = [&](const Operand& value) {
        return fmt::format("invalid case {} in switch on {} (mismatched types {} and {})", str(*value.expr),
                           str(*tag.expr), str(value.type), str(tag.type));
    };
    for (const Expr* each : clause.list) {
        Operand value;
        expr(value, *each);
        if (tag.isInvalid() || value.isInvalid()) continue;
        Operand other = tag;
        if (!matchTypes(value, other)) {
            if (!value.isInvalid()) error(Code::MismatchedTypes, value, mismatch(value));
            continue;
        }
        if (value.isInvalid()) continue;
        Operand result = value;
        if (tag.expr == &trueName()) { // not of the tree: nothing can be recorded for it
            std::string cause;
            Code code{};
            if (!assignableTo(value, tag.type, cause, code) && !assignableTo(other, value.type, cause, code)) {
                error(Code::MismatchedTypes, value, mismatch(value));
                continue;
            }
        } else {
            comparison(result, other, Token::Equal, true);
        }
        if (result.isInvalid() || !value.isConstant() || !isCounted(value.value)) continue;
        auto& same = seen.byValue[valueKey(value.value)];
        bool duplicate = false;
        for (const SeenCases::Case& earlier : same) {
            if (!identical(earlier.type, value.type)) continue;
            report(Code::DuplicateCase, each->span(), fmt::format("duplicate case {} in expression switch", str(value)),
                   {{earlier.pos, "previous case"}});
            duplicate = true;
            break;
        }
        if (!duplicate) same.push_back({value.type, each->pos});
    }
}

void Checker::typeSwitchStatement(StatementContext context, const syntax::TypeSwitchStmt& stmt) {
    openScope();
    simpleStatement(stmt.init);
    std::size_t delayed = m_delayed.size();
    Operand x;
    expr(x, *stmt.guard->x);
    if (!x.isInvalid()) {
        if (isTypeParam(x.type)) {
            error(Code::InvalidTypeSwitch, x, fmt::format("cannot use {} in type switch", str(x)));
            x.invalidate();
        } else if (!underAs<Interface>(x.type)) {
            error(Code::InvalidTypeSwitch, x, fmt::format("{} is not an interface", str(x)));
            x.invalidate();
        }
    }
    if (stmt.name) {
        if (stmt.name->isBlank()) error(Code::NoNewVariable, *stmt.name, "no new variable on left side of :=");
        recordDef(*stmt.name, nullptr);
    }
    processDelayed(delayed);
    const syntax::CaseClause* first = nullptr;
    if (const auto* second = secondDefault(stmt.clauses, first))
        error(Code::DuplicateDefault, *second, "multiple defaults in switch");
    context.fallthroughOk = false;
    context.finalSwitchCase = false;
    context.inTypeSwitch = true;
    typeClauses(context, stmt, x);
    closeScope();
}

void Checker::typeClauses(StatementContext context, const syntax::TypeSwitchStmt& stmt, Operand& x) {
    std::vector<Var*> vars;
    std::vector<std::pair<Type*, Pos>> seen;
    bool named = stmt.name && !stmt.name->isBlank();
    for (const syntax::CaseClause* clause : stmt.clauses) {
        Type* type = caseTypes(x, *clause, seen);
        openScope();
        if (named) {
            // Spec: with exactly one type listed the variable has that type, else that of the expression.
            if (clause->list.size() != 1 || !type) type = x.isInvalid() ? basicType(BasicKind::Invalid) : x.type;
            Var* var = newLocal(*stmt.name, type);
            declare(*m_env.scope, nullptr, var);
            m_info.m_implicits[clause] = var;
            vars.push_back(var);
        }
        statements(context, clause->body);
        closeScope();
    }
    if (!named) return;
    bool used = false;
    for (Var* var : vars) {
        used = used || var->used;
        var->used = true; // they count as one
    }
    if (!used) error(Code::UnusedVariable, *stmt.name, fmt::format("declared and not used: {}", stmt.name->name));
}

/// The clause's last type; null for nil.
Type* Checker::caseTypes(Operand& x, const syntax::CaseClause& clause, std::vector<std::pair<Type*, Pos>>& seen) {
    Type* type = nullptr;
    for (const Expr* each : clause.list) {
        bool isNil = false;
        type = typeOrNil(*each, isNil);
        if (isNil) type = nullptr;
        if (!isNil && (!type || isInvalid(type))) {
            type = basicType(BasicKind::Invalid);
            continue;
        }
        if (type) validVarType(*each, type);
        bool duplicate = false;
        for (auto& [other, pos] : seen) {
            if (type && other ? !identical(type, other) : type != other) continue;
            report(Code::DuplicateCase, each->span(),
                   fmt::format("duplicate case {} in type switch", type ? str(type) : std::string("nil")),
                   {{pos, "previous case"}});
            duplicate = true;
            break;
        }
        if (duplicate) continue;
        seen.emplace_back(type, each->pos);
        if (x.isInvalid() || !type) continue;
        Operand asserted = x;
        typeAssertion(asserted, *each, type, true);
    }
    return type;
}

void Checker::selectStatement(StatementContext context, const syntax::SelectStmt& stmt) {
    const syntax::CommClause* first = nullptr;
    if (const auto* second = secondDefault(stmt.clauses, first))
        error(Code::DuplicateDefault, *second, "multiple defaults in select");
    context.fallthroughOk = false;
    for (const syntax::CommClause* clause : stmt.clauses) {
        bool valid = !clause->comm || clause->comm->is<syntax::SendStmt>() || clause->comm->is<syntax::BadStmt>();
        if (const auto* receive = syntax::as<syntax::ExprStmt>(clause->comm)) valid = isReceive(receive->x);
        if (const auto* assign = syntax::as<syntax::AssignStmt>(clause->comm))
            valid = assign->rhs.size() == 1 && isReceive(assign->rhs[0]) && !syntax::isAssignOperator(assign->tok);
        if (!valid) {
            error(Code::InvalidSelectCase, *clause->comm, "select case must be receive, send or assign recv");
            continue;
        }
        openScope();
        if (clause->comm) statement(context, *clause->comm);
        statements(context, clause->body);
        closeScope();
    }
}

} // namespace lockstep::types
