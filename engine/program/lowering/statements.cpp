// Statements (spec: "Statements") that have no file of their own: blocks, declarations, if, labels and jumps.
#include "engine/base/ensure.h"
#include "engine/program/lowering/block.h"
#include "engine/program/lowering/statement_lowering.h"

namespace lockstep::program {

using syntax::NodeKind;
using syntax::Token;

void StatementLowering::statement(const Stmt& node) {
    at(node.pos);
    switch (node.kind) {
    case NodeKind::EmptyStmt: return;
    case NodeKind::DeclStmt: return declaration(*static_cast<const syntax::DeclStmt&>(node).decl);
    case NodeKind::LabeledStmt: return labeled(static_cast<const syntax::LabeledStmt&>(node));
    case NodeKind::ExprStmt: return effect(*static_cast<const syntax::ExprStmt&>(node).x);
    case NodeKind::IncDecStmt: {
        const auto& step = static_cast<const syntax::IncDecStmt&>(node);
        return assignOperator(*step.x, step.tok == Token::Inc ? Token::Add : Token::Sub, nullptr, step.tokPos);
    }
    case NodeKind::AssignStmt: {
        const auto& assignment = static_cast<const syntax::AssignStmt&>(node);
        return assignment.tok == Token::Define ? define(assignment) : assign(assignment);
    }
    case NodeKind::GoStmt: return spawn(*static_cast<const syntax::GoStmt&>(node).call, false);
    case NodeKind::DeferStmt: return spawn(*static_cast<const syntax::DeferStmt&>(node).call, true);
    case NodeKind::ReturnStmt: return returnStmt(static_cast<const syntax::ReturnStmt&>(node));
    case NodeKind::BranchStmt: return branchStmt(static_cast<const syntax::BranchStmt&>(node));
    case NodeKind::BlockStmt: return block(static_cast<const syntax::BlockStmt&>(node));
    case NodeKind::IfStmt: return ifStmt(static_cast<const syntax::IfStmt&>(node));
    case NodeKind::SwitchStmt: return switchStmt(static_cast<const syntax::SwitchStmt&>(node));
    case NodeKind::TypeSwitchStmt: return typeSwitch(static_cast<const syntax::TypeSwitchStmt&>(node));
    case NodeKind::ForStmt: return forStmt(static_cast<const syntax::ForStmt&>(node));
    case NodeKind::RangeStmt: return rangeStmt(static_cast<const syntax::RangeStmt&>(node));
    case NodeKind::SendStmt: return sendStmt(static_cast<const syntax::SendStmt&>(node));
    case NodeKind::SelectStmt: return selectStmt(static_cast<const syntax::SelectStmt&>(node));
    default: base::fail("a statement of no kind");
    }
}

void StatementLowering::statements(syntax::List<Stmt> list) {
    for (const Stmt* item : list) statement(*item);
}

void StatementLowering::block(const syntax::BlockStmt& node) {
    const Block scope(*this);
    statements(node.list);
}

void StatementLowering::ifStmt(const syntax::IfStmt& node) {
    const Block scope(*this);
    if (node.init) statement(*node.init);
    const Label otherwise = m_code.newLabel();
    branch(*node.cond, otherwise, false);
    block(*node.body);
    if (!node.els) {
        m_code.bind(otherwise);
        return;
    }
    const Label end = m_code.newLabel();
    m_code.jump(end);
    m_code.bind(otherwise);
    statement(*node.els);
    m_code.bind(end);
}

// ---- labels and jumps

void StatementLowering::labeled(const syntax::LabeledStmt& node) {
    if (!m_gotosKnown) findGotos();
    if (m_gotoTargets.contains(&node)) m_code.bindTarget(gotoLabel(&node));
    m_pendingLabel = &node;
    const bool takesLabel = node.stmt->is<syntax::ForStmt>() || node.stmt->is<syntax::RangeStmt>() ||
                            node.stmt->is<syntax::SwitchStmt>() || node.stmt->is<syntax::TypeSwitchStmt>() ||
                            node.stmt->is<syntax::SelectStmt>();
    if (takesLabel) return statement(*node.stmt);
    // `break L` out of a labelled block or other statement does not exist in Go; only goto can name this label.
    m_pendingLabel = nullptr;
    statement(*node.stmt);
}

/// Which labels a goto names: only they make code reachable from anywhere.
void StatementLowering::findGotos() {
    m_gotosKnown = true;
    const types::FunctionInfo& function = *m_source.info;
    const syntax::Node& body = function.decl ? *function.decl->body : *function.literal->body;
    syntax::walk(body, [this](const syntax::Node& node) {
        if (const auto* jump = node.as<syntax::BranchStmt>(); jump && jump->tok == Token::Goto)
            m_gotoTargets.insert(jump->target);
        return !node.is<syntax::FuncLit>();
    });
}

Label StatementLowering::gotoLabel(const Stmt* labelled) {
    const auto [place, isNew] = m_gotoLabels.try_emplace(labelled);
    if (isNew) place->second = m_code.newLabel();
    return place->second;
}

StatementLowering::Target& StatementLowering::pushTarget(const Stmt& node) {
    Target& entry = m_targets.emplace_back();
    entry.statement = &node;
    entry.labelled = std::exchange(m_pendingLabel, nullptr);
    entry.breakLabel = m_code.newLabel();
    return entry;
}

void StatementLowering::branchStmt(const syntax::BranchStmt& node) {
    if (leaveBodyFor(node)) return;
    if (node.tok == Token::Goto) return m_code.jump(gotoLabel(node.target));
    if (node.tok == Token::Fallthrough) {
        base::ensure(m_fallthrough.has_value(), "a fallthrough without a clause after it");
        return m_code.jump(*m_fallthrough);
    }
    for (auto entry = m_targets.rbegin(); entry != m_targets.rend(); ++entry) {
        if (entry->statement != node.target && entry->labelled != node.target) continue;
        if (node.tok == Token::Break) return m_code.jump(entry->breakLabel);
        base::ensure(entry->continueLabel.has_value(), "continue of something that is no loop");
        return m_code.jump(*entry->continueLabel);
    }
    base::fail("a jump out of nothing");
}

} // namespace lockstep::program
