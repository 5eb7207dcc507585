// Select statements (spec: "Select statements"). All operands are evaluated first, in the order of the source; one
// instruction then chooses a case and does its operation; what is received is assigned in the chosen clause only.
#include "engine/program/lowering/block.h"
#include "engine/program/lowering/statement_lowering.h"
#include "engine/types/universe.h"

namespace lockstep::program {

using syntax::Token;
using types::Var;

namespace {

const syntax::UnaryExpr* receiveOf(const syntax::Stmt& comm) {
    const syntax::Expr* expr = nullptr;
    if (const auto* statement = comm.as<syntax::ExprStmt>()) expr = statement->x;
    if (const auto* assignment = comm.as<syntax::AssignStmt>()) expr = assignment->rhs[0];
    return syntax::as<syntax::UnaryExpr>(syntax::unparen(expr));
}

} // namespace

void StatementLowering::selectStmt(const syntax::SelectStmt& node) {
    const Block scope(*this);
    std::vector<SelectRow> rows;
    const syntax::CommClause* otherwise = nullptr;
    for (const syntax::CommClause* clause : node.clauses) {
        if (!clause->comm) {
            otherwise = clause;
            continue;
        }
        SelectRow row{clause, clause->comm->as<syntax::SendStmt>()};
        if (!row.send) row.receive = receiveOf(*clause->comm);
        rows.push_back(row);
    }
    const Label end = pushTarget(node).breakLabel;
    // Without an alternative it is that operation, as for Go's compiler, whose wait reasons show it.
    if (rows.size() == 1 && !otherwise)
        selectOne(rows[0]);
    else
        selectMany(node, rows, otherwise);
    m_code.bind(end);
    m_targets.pop_back();
}

void StatementLowering::selectOne(SelectRow& row) {
    if (row.send) {
        sendStmt(*row.send);
    } else {
        row.value = m_code.allocate(slotsOf(channelType(*row.receive->x)->elem()) + 1);
        receiveInto(*row.receive, row.value, true);
    }
    selectClause(row);
}

void StatementLowering::selectMany(const syntax::SelectStmt& node, std::vector<SelectRow>& rows,
                                   const syntax::CommClause* otherwise) {
    const auto count = static_cast<std::uint32_t>(rows.size());
    const Register table = m_code.allocate(count * selectCaseSlots);
    const Register chosen = m_code.allocate(1);
    for (std::uint32_t i = 0; i < count; ++i) selectOperands(rows[i], table + i * selectCaseSlots);
    at(node.pos);
    if (count == 0 && !otherwise) { // waits for ever; the jump is never made, but control may not run off the end
        const Label top = m_code.newLabel();
        m_code.bindTarget(top);
        m_code.emitExtra(Opcode::Select, chosen, table, 0, 0);
        return m_code.jump(top);
    }
    m_code.emitExtra(Opcode::Select, chosen, table, count, otherwise ? 1 : 0);
    const Label end = m_targets.back().breakLabel;
    for (std::uint32_t i = 0; i < count; ++i) {
        const bool isLast = i + 1 == count && !otherwise;
        const Label next = m_code.newLabel();
        if (!isLast) m_code.compareJump(Opcode::JumpNeInt, chosen, i, next);
        selectClause(rows[i]);
        if (!isLast) m_code.jump(end);
        m_code.bind(next);
    }
    if (otherwise) selectClause({otherwise});
}

void StatementLowering::selectOperands(SelectRow& row, Register entry) {
    const Expr& channel = row.send ? *row.send->chan : *row.receive->x;
    Type* element = channelType(channel)->elem();
    row.value = m_code.allocate(slotsOf(element) + (row.send ? 0 : 1));
    const TemporaryScope temporaries(m_code);
    evaluate(channel, entry);
    if (row.send) evaluateAs(*row.send->value, element, row.value);
    const SelectCase words{static_cast<std::uint16_t>(row.value), row.send != nullptr};
    m_code.emitImmediate(Opcode::LoadInt, entry + 1, words.word());
}

/// What was received goes to its variables, then the statements of the clause.
void StatementLowering::selectClause(const SelectRow& row) {
    const Block scope(*this);
    if (row.receive) {
        const auto* assignment = row.clause->comm->as<syntax::AssignStmt>();
        if (assignment) bindReceived(*assignment, row.value, channelType(*row.receive->x)->elem());
    }
    statements(row.clause->body);
}

void StatementLowering::bindReceived(const syntax::AssignStmt& assignment, Register value, Type* element) {
    const bool defines = assignment.tok == Token::Define;
    const std::vector<Var*> vars =
        defines ? definedVars(assignment) : std::vector<Var*>(assignment.lhs.size(), nullptr);
    Register home = m_code.allocate(slotsForHomes(vars));
    for (std::size_t i = 0; i < assignment.lhs.size(); ++i) {
        Type* type = i == 0 ? element : types::basicType(types::BasicKind::Bool);
        const Register from = i == 0 ? value : value + slotsOf(element);
        if (vars[i]) {
            home = declareAt(*vars[i], from, type, home);
            continue;
        }
        const TemporaryScope temporaries(m_code);
        storeConverted(place(*assignment.lhs[i]), from, type);
    }
}

} // namespace lockstep::program
