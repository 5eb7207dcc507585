// Switch statements (spec: "Switch statements"): tests and bodies in turn; the default clause's body comes last.
#include "engine/program/lowering/block.h"
#include "engine/program/lowering/statement_lowering.h"
#include "engine/types/universe.h"

namespace lockstep::program {

using syntax::CaseClause;
using types::Var;

void StatementLowering::switchStmt(const syntax::SwitchStmt& node) {
    const Block scope(*this);
    const Stmt* label = std::exchange(m_pendingLabel, nullptr);
    if (node.init) statement(*node.init);
    m_pendingLabel = label;
    Register tag = 0;
    if (node.tag) tag = value(*node.tag);

    const Label end = pushTarget(node).breakLabel;
    std::vector<Label> bodies;
    for (std::size_t i = 0; i < node.clauses.size(); ++i) bodies.push_back(m_code.newLabel());
    const auto bodyAt = [&](std::size_t i) {
        if (i != 0 && node.clauses[i - 1]->isDefault)
            m_code.bindTarget(bodies[i]); // the default clause, which comes last, may fall through to it
        else
            m_code.bind(bodies[i]);
        const auto outer = m_fallthrough;
        m_fallthrough = i + 1 < bodies.size() ? std::optional(bodies[i + 1]) : std::nullopt;
        {
            const Block clause(*this);
            statements(node.clauses[i]->body);
        }
        m_fallthrough = outer;
        m_code.jump(end);
    };
    std::optional<std::size_t> defaultClause;
    for (std::size_t i = 0; i < node.clauses.size(); ++i) {
        const CaseClause& clause = *node.clauses[i];
        if (clause.isDefault) {
            defaultClause = i;
            continue;
        }
        const Label next = m_code.newLabel();
        for (std::size_t k = 0; k < clause.list.size(); ++k) {
            const bool last = k + 1 == clause.list.size();
            branchCase(node, tag, *clause.list[k], last ? next : bodies[i], !last);
        }
        bodyAt(i);
        m_code.bind(next);
    }
    if (defaultClause) bodyAt(*defaultClause);
    m_code.bind(end);
    m_targets.pop_back();
}

/// Jumps if the case's expression matches (or, `when` false, does not).
void StatementLowering::branchCase(const syntax::SwitchStmt& node, Register tag, const Expr& expr, Label label,
                                   bool when) {
    if (!node.tag && !types::isInterface(typeOf(expr))) return branch(expr, label, when);
    const TemporaryScope temporaries(m_code);
    if (!node.tag) return branchTrue(expr, label, when);
    Type* tagType = typeOf(*node.tag);
    if (info().at(expr).mode == types::Mode::Nil) {
        at(expr.pos);
        return m_code.compareJump(when ? Opcode::JumpEqInt : Opcode::JumpNeInt, tag, 0, label);
    }
    const ValueClass kind = valueClass(tagType);
    const bool oneRegister = kind == ValueClass::Integer || kind == ValueClass::Bool || kind == ValueClass::Reference;
    Type* type = types::isInterface(typeOf(expr)) ? typeOf(expr) : tagType;
    const bool sameType = types::isInterface(type) == types::isInterface(tagType);
    if (oneRegister && sameType) {
        if (const std::optional<std::int16_t> number = smallConstant(expr)) {
            at(expr.pos);
            return m_code.compareJump(when ? Opcode::JumpEqInt : Opcode::JumpNeInt, tag,
                                      static_cast<std::uint16_t>(*number), label);
        }
        const Register other = value(expr);
        at(expr.pos);
        return m_code.compareJump(when ? Opcode::JumpEq : Opcode::JumpNe, tag, other, label);
    }
    const Register decision = m_code.allocate(1);
    const Register other = evaluateAs(expr, type, std::nullopt);
    at(expr.pos);
    const Register subject = sameType ? tag : toInterface(tag, tagType, std::nullopt);
    compareValues(syntax::Token::Equal, type, decision, subject, other);
    m_code.jumpIf(when ? Opcode::JumpIf : Opcode::JumpIfNot, decision, label);
}

/// Without a tag, a case of an interface type is compared with true.
void StatementLowering::branchTrue(const Expr& expr, Label label, bool when) {
    Type* type = typeOf(expr);
    const Register subject = m_code.allocate(1);
    const Register decision = m_code.allocate(1);
    const Register other = value(expr);
    at(expr.pos);
    loadInteger(subject, 1);
    const Register tag = toInterface(subject, types::basicType(types::BasicKind::Bool), std::nullopt);
    compareValues(syntax::Token::Equal, type, decision, tag, other);
    m_code.jumpIf(when ? Opcode::JumpIf : Opcode::JumpIfNot, decision, label);
}

// ---- type switches

void StatementLowering::typeSwitch(const syntax::TypeSwitchStmt& node) {
    const Block scope(*this);
    const Stmt* label = std::exchange(m_pendingLabel, nullptr);
    if (node.init) statement(*node.init);
    m_pendingLabel = label;
    Type* interfaceType = typeOf(*node.guard->x);
    const Register subject = m_code.allocate(2);
    evaluate(*node.guard->x, subject);
    m_code.setTop(subject + 2);

    const Label end = pushTarget(node).breakLabel;
    const CaseClause* defaultClause = nullptr;
    for (const CaseClause* clause : node.clauses) {
        if (clause->isDefault) {
            defaultClause = clause;
            continue;
        }
        const Label body = m_code.newLabel();
        const Label next = m_code.newLabel();
        for (std::size_t k = 0; k < clause->list.size(); ++k) {
            const bool last = k + 1 == clause->list.size();
            branchType(subject, *clause->list[k], last ? next : body, !last);
        }
        m_code.bind(body);
        typeClause(*clause, subject, interfaceType);
        m_code.jump(end);
        m_code.bind(next);
    }
    if (defaultClause) typeClause(*defaultClause, subject, interfaceType);
    m_code.bind(end);
    m_targets.pop_back();
}

void StatementLowering::branchType(Register subject, const Expr& expr, Label label, bool when) {
    at(expr.pos);
    if (isNilCase(expr)) return m_code.compareJump(when ? Opcode::JumpEqInt : Opcode::JumpNeInt, subject, 0, label);
    const TemporaryScope temporaries(m_code);
    const Register holds = m_code.allocate(1);
    testType(holds, subject, typeOf(expr));
    m_code.jumpIf(when ? Opcode::JumpIf : Opcode::JumpIfNot, holds, label);
}

bool StatementLowering::isNilCase(const Expr& expr) const { return info().at(expr).mode == types::Mode::Nil; }

/// The clause's variable has the one type that its case names, else the interface's own.
void StatementLowering::typeClause(const CaseClause& clause, Register subject, Type* interfaceType) {
    const Block scope(*this);
    if (Var* var = info().clauseVar(clause)) {
        at(clause.pos);
        const bool single = clause.list.size() == 1 && !isNilCase(*clause.list[0]);
        Type* type = resolve(var->type());
        const bool opens = single && !types::isInterface(type);
        const Register home = m_code.allocate(slotsForHomes({var}));
        const Register content = opens ? unbox(subject, type, std::nullopt) : subject;
        declareAt(*var, content, opens ? type : interfaceType, home);
    }
    statements(clause.body);
}

} // namespace lockstep::program
