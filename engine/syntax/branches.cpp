#include "engine/syntax/branches.h"

#include "engine/syntax/printer.h"

#include <deque>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lockstep::syntax {

namespace {

/// One block of the body: what a label is visible in as a target of `goto`.
struct Block {
    const Block* parent = nullptr;
    Pos start;
    const LabeledStmt* label = nullptr; ///< of the statement this block is a part of
};

struct Label {
    const LabeledStmt* stmt = nullptr;
    const Block* block = nullptr;
    bool used = false;
};

/// What unlabelled `break` and `continue` refer to, and where in a switch we are.
struct Targets {
    const Stmt* breaks = nullptr;
    const Stmt* continues = nullptr;
    const SwitchStmt* inSwitch = nullptr; ///< directly in a clause of it, not in a block below
    std::size_t clause = 0;
};

/// A `goto` whose label has not come yet.
struct ForwardGoto {
    BranchStmt* stmt = nullptr;
    const Stmt* crossed = nullptr; ///< the last declaration of a variable since, in the block being read
};

class BranchChecker {
public:
    explicit BranchChecker(DiagnosticList& diagnostics) : m_diagnostics(diagnostics) {}

    void body(const BlockStmt& body) {
        std::vector<ForwardGoto> open = block(nullptr, {}, nullptr, body.pos, body.list);
        for (const ForwardGoto& jump : open) {
            const Ident& name = *jump.stmt->label;
            if (Label* label = find(name.name)) {
                label->used = true;
                error(DiagnosticCode::JumpIntoBlock, name.pos,
                      fmt::format("goto {} jumps into block starting at {}", name.name, place(label->block->start)));
            } else {
                error(DiagnosticCode::UndeclaredLabel, name.pos, fmt::format("label {} not defined", name.name));
            }
        }
        for (const Label& label : m_labels) {
            if (label.used) continue;
            const Ident& name = *label.stmt->label;
            error(DiagnosticCode::UnusedLabel, name.pos, fmt::format("label {} defined and not used", name.name));
        }
    }

private:
    void error(DiagnosticCode code, Pos pos, std::string message) {
        m_diagnostics.error(code, pos, std::move(message));
    }
    std::string place(Pos pos) const { return m_diagnostics.files().resolve(pos).text(); }

    Label* find(std::string_view name) {
        const auto label = m_byName.find(name);
        return label == m_byName.end() ? nullptr : &m_labels[label->second];
    }

    /// Reads the statements of one block. The result is its forward jumps that found no label in it.
    std::vector<ForwardGoto> block(const Block* parent, const Targets& targets, const LabeledStmt* label, Pos start,
                                   List<Stmt> list);
    void declare(const LabeledStmt& stmt, const Block& block, std::vector<ForwardGoto>& forward);
    void inner(const Stmt& stmt, const Block& block, const Targets& targets, const LabeledStmt* label,
               std::vector<ForwardGoto>& forward);
    void branch(BranchStmt& stmt, const Block& block, const Targets& targets, bool isLast,
                std::vector<ForwardGoto>& forward);
    void unlabelled(BranchStmt& stmt, const Targets& targets, bool isLast);
    void fallthrough(const BranchStmt& stmt, const Targets& targets, bool isLast);
    void labelledLoopExit(BranchStmt& stmt, const Block& block);
    void gotoLabel(BranchStmt& stmt, const Block& block, std::vector<ForwardGoto>& forward);

    DiagnosticList& m_diagnostics;
    std::deque<Block> m_blocks; // labels point at them
    std::vector<Label> m_labels;
    std::unordered_map<std::string_view, std::size_t> m_byName;
};

bool declaresVariable(const Stmt& stmt) {
    if (const auto* assign = stmt.as<AssignStmt>()) return assign->tok == Token::Define;
    const auto* decl = stmt.as<DeclStmt>();
    return decl && decl->decl->tok == Token::Var && !decl->decl->specs.empty();
}

/// The variables that the statement declares first, and where Go says it does. Pre: declaresVariable(stmt).
std::pair<std::string, Pos> firstVariables(const Stmt& stmt) {
    if (const auto* decl = stmt.as<DeclStmt>()) {
        const auto* spec = decl->decl->specs[0]->as<ValueSpec>();
        return {std::string(spec->names[0]->name), spec->pos};
    }
    const auto* assign = stmt.as<AssignStmt>();
    std::string names;
    for (const Expr* name : assign->lhs) names += (names.empty() ? "" : ", ") + exprText(*name);
    return {names, assign->tokPos};
}

std::vector<ForwardGoto> BranchChecker::block(const Block* parent, const Targets& targets, const LabeledStmt* label,
                                              Pos start, List<Stmt> list) {
    const Block& here = m_blocks.emplace_back(Block{parent, start, label});
    std::vector<ForwardGoto> forward;
    while (!list.empty() && list.back()->is<EmptyStmt>()) list = list.first(list.size() - 1);
    for (std::size_t i = 0; i < list.size(); ++i) {
        const Stmt* stmt = list[i];
        const LabeledStmt* ownLabel = nullptr;
        while (const auto* labeled = stmt->as<LabeledStmt>()) {
            if (!labeled->label->isBlank()) {
                declare(*labeled, here, forward);
                ownLabel = labeled;
            }
            stmt = labeled->stmt;
        }
        if (declaresVariable(*stmt)) {
            for (ForwardGoto& jump : forward) jump.crossed = stmt;
        } else if (const auto* jump = stmt->as<BranchStmt>()) {
            branch(const_cast<BranchStmt&>(*jump), here, targets, i + 1 == list.size(), forward);
        } else {
            inner(*stmt, here, targets, ownLabel, forward);
        }
    }
    // What they crossed in here does not count outside: they left the scope.
    for (ForwardGoto& jump : forward) jump.crossed = nullptr;
    return forward;
}

void BranchChecker::declare(const LabeledStmt& stmt, const Block& block, std::vector<ForwardGoto>& forward) {
    const std::string_view name = stmt.label->name;
    Label* label = find(name);
    if (label) {
        error(DiagnosticCode::DuplicateLabel, stmt.label->pos,
              fmt::format("label {} already defined at {}", name, place(label->stmt->label->pos)));
    } else {
        m_byName.emplace(name, m_labels.size());
        label = &m_labels.emplace_back(Label{&stmt, &block, false});
    }
    std::erase_if(forward, [&](const ForwardGoto& jump) {
        if (jump.stmt->label->name != name) return false;
        jump.stmt->target = &stmt;
        label->used = true;
        if (jump.crossed) {
            const auto [variables, at] = firstVariables(*jump.crossed);
            error(DiagnosticCode::JumpOverVariable, jump.stmt->label->pos,
                  fmt::format("goto {} jumps over declaration of {} at {}", name, variables, place(at)));
        }
        return true;
    });
}

/// The blocks below a statement that is no jump.
void BranchChecker::inner(const Stmt& stmt, const Block& here, const Targets& targets, const LabeledStmt* label,
                          std::vector<ForwardGoto>& forward) {
    const auto read = [&](const Targets& inside, Pos start, List<Stmt> list) {
        for (const ForwardGoto& jump : block(&here, inside, label, start, list)) forward.push_back(jump);
    };
    const auto readBlock = [&](const Targets& inside, const BlockStmt& body) { read(inside, body.pos, body.list); };
    Targets inside{targets.breaks, targets.continues, nullptr, 0};
    switch (stmt.kind) {
    case NodeKind::BlockStmt: return readBlock(inside, *stmt.as<BlockStmt>());
    case NodeKind::IfStmt: {
        for (const auto* clause = stmt.as<IfStmt>(); clause; clause = as<IfStmt>(clause->els)) {
            readBlock(inside, *clause->body);
            if (const auto* last = as<BlockStmt>(clause->els)) readBlock(inside, *last);
        }
        return;
    }
    case NodeKind::ForStmt:
        inside.breaks = inside.continues = &stmt;
        return readBlock(inside, *stmt.as<ForStmt>()->body);
    case NodeKind::RangeStmt:
        inside.breaks = inside.continues = &stmt;
        return readBlock(inside, *stmt.as<RangeStmt>()->body);
    case NodeKind::SwitchStmt:
        inside.breaks = &stmt;
        inside.inSwitch = stmt.as<SwitchStmt>();
        for (const CaseClause* clause : inside.inSwitch->clauses) {
            read(inside, clause->pos, clause->body);
            ++inside.clause;
        }
        return;
    case NodeKind::TypeSwitchStmt:
        inside.breaks = &stmt;
        for (const CaseClause* clause : stmt.as<TypeSwitchStmt>()->clauses) read(inside, clause->pos, clause->body);
        return;
    case NodeKind::SelectStmt:
        inside.breaks = &stmt;
        for (const CommClause* clause : stmt.as<SelectStmt>()->clauses) read(inside, clause->pos, clause->body);
        return;
    default: return;
    }
}

void BranchChecker::branch(BranchStmt& stmt, const Block& block, const Targets& targets, bool isLast,
                           std::vector<ForwardGoto>& forward) {
    if (!stmt.label)
        unlabelled(stmt, targets, isLast);
    else if (stmt.tok == Token::Goto)
        gotoLabel(stmt, block, forward);
    else
        labelledLoopExit(stmt, block);
}

void BranchChecker::unlabelled(BranchStmt& stmt, const Targets& targets, bool isLast) {
    if (stmt.tok == Token::Fallthrough) return fallthrough(stmt, targets, isLast);
    if (stmt.tok == Token::Break) {
        stmt.target = targets.breaks;
        if (!stmt.target) error(DiagnosticCode::MisplacedBreak, stmt.pos, "break is not in a loop, switch, or select");
        return;
    }
    stmt.target = targets.continues;
    if (!stmt.target) error(DiagnosticCode::MisplacedContinue, stmt.pos, "continue is not in a loop");
}

void BranchChecker::fallthrough(const BranchStmt& stmt, const Targets& targets, bool isLast) {
    std::string_view message = "fallthrough statement out of place";
    if (as<TypeSwitchStmt>(targets.breaks)) {
        message = "cannot fallthrough in type switch";
    } else if (targets.inSwitch && isLast) {
        if (targets.clause + 1 < targets.inSwitch->clauses.size()) return;
        message = "cannot fallthrough final case in switch";
    }
    error(DiagnosticCode::MisplacedFallthrough, stmt.pos, std::string(message));
}

/// `break L` and `continue L`: L must label a statement around us, and one of the right kind.
void BranchChecker::labelledLoopExit(BranchStmt& stmt, const Block& block) {
    const std::string_view name = stmt.label->name;
    const std::string_view verb = text(stmt.tok);
    Label* label = find(name);
    if (!label) {
        return error(DiagnosticCode::UndeclaredLabel, stmt.label->pos,
                     fmt::format("{} label not defined: {}", verb, name));
    }
    label->used = true;
    for (const Block* around = &block; around; around = around->parent) {
        if (around->label != label->stmt) continue;
        const Stmt* target = label->stmt->stmt;
        const bool isLoop = target->is<ForStmt>() || target->is<RangeStmt>();
        const bool canBreak =
            isLoop || target->is<SwitchStmt>() || target->is<TypeSwitchStmt>() || target->is<SelectStmt>();
        if (stmt.tok == Token::Break ? !canBreak : !isLoop) break;
        stmt.target = target;
        return;
    }
    error(DiagnosticCode::InvalidLabel, stmt.label->pos, fmt::format("invalid {} label {}", verb, name));
}

void BranchChecker::gotoLabel(BranchStmt& stmt, const Block& block, std::vector<ForwardGoto>& forward) {
    if (Label* label = find(stmt.label->name)) {
        label->used = true;
        for (const Block* around = &block; around; around = around->parent) {
            if (around != label->block) continue;
            stmt.target = label->stmt;
            return;
        }
    }
    forward.push_back({&stmt, nullptr});
}

} // namespace

void checkBranches(BlockStmt& body, DiagnosticList& diagnostics) { BranchChecker(diagnostics).body(body); }

} // namespace lockstep::syntax
