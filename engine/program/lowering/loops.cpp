// For statements with a condition or a for clause (spec: "For statements"). Counting loops end in one instruction that
// counts, compares and jumps back; a loop variable that closures keep gets a new box for each iteration from go1.22 on.
#include "engine/program/lowering/block.h"
#include "engine/program/lowering/memory_code.h"
#include "engine/program/lowering/statement_lowering.h"

#include <limits>

namespace lockstep::program {

using syntax::Token;
using types::Var;

void StatementLowering::forStmt(const syntax::ForStmt& node) {
    const Block scope(*this);
    const Stmt* label = std::exchange(m_pendingLabel, nullptr);
    if (node.init) statement(*node.init);
    m_pendingLabel = label;
    if (const std::optional<CountedLoop> counted = countedLoop(node))
        lowerCounted(node, *counted);
    else
        lowerLoop(node);
}

void StatementLowering::lowerLoop(const syntax::ForStmt& node) {
    const std::vector<Var*> renewed = renewedVariables(node);
    std::optional<TestedLoop> tested = node.cond ? testedLoop(*node.cond) : std::nullopt;
    if (tested) tested->step = stepOf(node.post, tested->left);
    Target& entry = pushTarget(node);
    const Label top = m_code.newLabel();
    const Label end = entry.breakLabel;
    const bool hasTail = node.post != nullptr || !renewed.empty() || tested;
    const Label next = hasTail ? m_code.newLabel() : top;
    entry.continueLabel = next;

    if (tested) branch(*node.cond, end, false); // later tests are at the bottom
    m_code.bindTarget(top);
    if (node.cond && !tested) branch(*node.cond, end, false);
    block(*node.body);
    if (hasTail) m_code.bind(next);
    renewVariables(renewed);
    if (node.post && !(tested && tested->step)) statement(*node.post);
    at(node.pos);
    if (tested)
        closeLoop(node, *tested, top);
    else
        m_code.jump(top);
    m_code.bind(end);
    m_targets.pop_back();
}

void StatementLowering::closeLoop(const syntax::ForStmt& node, const TestedLoop& tested, Label top) {
    if (!tested.step)
        return m_code.loop(tested.orEqual ? Opcode::LoopWhileLe : Opcode::LoopWhileLt, tested.left, tested.right, top);
    at(node.post->pos);
    m_code.loopStep(tested.orEqual ? Opcode::LoopStepLe : Opcode::LoopStepLt, tested.left, tested.right, *tested.step,
                    top);
}

/// The register of k, or its constant put into one, if the statement is `i += k` of an int i in the counter's register.
std::optional<Register> StatementLowering::stepOf(const Stmt* post, Register counter) {
    const auto* add = syntax::as<syntax::AssignStmt>(post);
    if (!add || add->tok != Token::AddAssign) return std::nullopt;
    const Home* home = homeOf(*add->lhs[0]);
    if (!home || home->storage != Storage::Register || home->reg != counter) return std::nullopt;
    if (integerShape(home->type).bits < 64) return std::nullopt; // it would have to wrap around
    return operandOf(*add->rhs[0]);
}

/// Whether the condition compares integers that are in registers, or constants, which are put into registers here.
std::optional<StatementLowering::TestedLoop> StatementLowering::testedLoop(const Expr& condition) {
    const auto* x = syntax::as<syntax::BinaryExpr>(syntax::unparen(&condition));
    if (!x || info().at(condition).isConstant()) return std::nullopt;
    const bool isLess = x->op == Token::Less || x->op == Token::LessEqual;
    if (!isLess && x->op != Token::Greater && x->op != Token::GreaterEqual) return std::nullopt;
    Type* type = resolve(typeOf(*x->x));
    if (valueClass(type) != ValueClass::Integer) return std::nullopt;
    const IntegerShape shape = integerShape(type);
    if (!shape.isSigned && shape.bits == 64) return std::nullopt; // it would be compared as signed
    const std::optional<Register> left = operandOf(*x->x);
    if (!left) return std::nullopt;
    const std::optional<Register> right = operandOf(*x->y);
    if (!right) return std::nullopt;
    const bool orEqual = x->op == Token::LessEqual || x->op == Token::GreaterEqual;
    return isLess ? TestedLoop{*left, *right, orEqual} : TestedLoop{*right, *left, orEqual};
}

std::optional<Register> StatementLowering::operandOf(const Expr& expr) {
    const types::TypeAndValue& known = info().at(expr);
    if (!known.isConstant() || !known.value) return registerOf(expr);
    const std::optional<std::int64_t> number = types::constant::int64Val(types::constant::toInt(*known.value));
    if (!number) return std::nullopt;
    const Register result = m_code.allocate(1);
    at(expr.pos);
    loadInteger(result, static_cast<std::uint64_t>(*number));
    return result;
}

/// The loop's variables that live in boxes and are new in each iteration.
std::vector<Var*> StatementLowering::renewedVariables(const syntax::ForStmt& node) {
    std::vector<Var*> result;
    const auto* init = syntax::as<syntax::AssignStmt>(node.init);
    if (!init || init->tok != Token::Define) return result;
    for (Var* var : definedVars(*init))
        if (var && var->isPerIteration && (var->isCaptured || var->isAddressTaken) &&
            m_homes.at(var).storage == Storage::Box)
            result.push_back(var);
    return result;
}

/// Go: "prior to executing the post statement, a fresh copy is made".
void StatementLowering::renewVariables(const std::vector<Var*>& variables) {
    for (Var* var : variables) {
        const TemporaryScope temporaries(m_code);
        const Home& home = m_homes.at(var);
        const Register value = m_code.allocate(slotsOf(home.type));
        loadBox(value, home, var->name());
        newBox(home.reg, home.type, var->name(), var->pos());
        storeToBox(home.reg, home.type, value, var->name());
    }
}

/// Whether the loop has the form `for …; i < n; i++` with i in a register and n a register or a constant.
std::optional<StatementLowering::CountedLoop> StatementLowering::countedLoop(const syntax::ForStmt& node) {
    const auto* condition = syntax::as<syntax::BinaryExpr>(syntax::unparen(node.cond));
    const auto* post = syntax::as<syntax::IncDecStmt>(node.post);
    if (!condition || !post || post->tok != Token::Inc) return std::nullopt;
    if (condition->op != Token::Less && condition->op != Token::LessEqual) return std::nullopt;
    const Home* counter = homeOf(*condition->x);
    if (!counter || counter->storage != Storage::Register || homeOf(*post->x) != counter) return std::nullopt;
    if (valueClass(counter->type) != ValueClass::Integer) return std::nullopt;
    const IntegerShape shape = integerShape(counter->type);
    // Narrow counters do not overflow on the way to their limit, but the program may set them past it; wide unsigned
    // ones would be compared as signed.
    if (shape.bits < 64 || !shape.isSigned) return std::nullopt;

    CountedLoop result;
    result.counter = counter->reg;
    const types::TypeAndValue& limit = info().at(*condition->y);
    if (limit.isConstant() && limit.value) {
        std::optional<std::int64_t> number = types::constant::int64Val(types::constant::toInt(*limit.value));
        if (!number || *number == std::numeric_limits<std::int64_t>::max()) return std::nullopt;
        result.limit = *number + (condition->op == Token::LessEqual ? 1 : 0);
        result.isConstant = true;
        return result;
    }
    if (condition->op == Token::LessEqual) return std::nullopt;
    const std::optional<Register> bound = registerOf(*condition->y);
    if (!bound) return std::nullopt;
    result.bound = *bound;
    return result;
}

/// The register in which the value of the expression is at any time: a local variable, or the length of one.
std::optional<Register> StatementLowering::registerOf(const Expr& expr) {
    const Expr& inner = *syntax::unparen(&expr);
    if (const auto* callExpr = inner.as<syntax::CallExpr>()) {
        const Expr& fun = *syntax::unparen(callExpr->fun);
        if (info().at(fun).mode != types::Mode::Builtin || builtinOf(fun) != types::BuiltinId::Len) return std::nullopt;
        const Home* home = homeOf(*callExpr->args[0]);
        if (!home || home->storage != Storage::Register) return std::nullopt;
        const ValueClass kind = valueClass(home->type);
        if (kind != ValueClass::Slice && kind != ValueClass::String) return std::nullopt;
        return home->reg + 1;
    }
    const Home* home = homeOf(inner);
    if (!home || home->storage != Storage::Register || slotsOf(home->type) != 1) return std::nullopt;
    return home->reg;
}

void StatementLowering::lowerCounted(const syntax::ForStmt& node, CountedLoop loop) {
    constexpr std::int64_t smallest = std::numeric_limits<std::int16_t>::min();
    constexpr std::int64_t largest = std::numeric_limits<std::int16_t>::max();
    Target& entry = pushTarget(node);
    const Label end = entry.breakLabel;
    const Label next = m_code.newLabel();
    entry.continueLabel = next;

    const bool inInstruction = loop.isConstant && loop.limit >= smallest && loop.limit <= largest;
    if (loop.isConstant && !inInstruction) {
        loop.bound = m_code.allocate(1);
        at(node.cond->pos);
        loadInteger(loop.bound, static_cast<std::uint64_t>(loop.limit));
    }
    if (!entersSurely(node, loop)) branch(*node.cond, end, false);
    const Label top = m_code.newLabel();
    m_code.bindTarget(top);
    block(*node.body);
    m_code.bind(next);
    at(node.post->pos);
    if (inInstruction)
        m_code.loop(Opcode::LoopLtInt, loop.counter, static_cast<std::uint16_t>(loop.limit), top);
    else
        m_code.loop(Opcode::LoopLt, loop.counter, loop.bound, top);
    m_code.bind(end);
    m_targets.pop_back();
}

/// Whether the counter starts at a constant below a constant limit.
bool StatementLowering::entersSurely(const syntax::ForStmt& node, const CountedLoop& loop) {
    const auto* init = syntax::as<syntax::AssignStmt>(node.init);
    if (!loop.isConstant || !init || init->lhs.size() != 1 || init->rhs.size() != 1) return false;
    const Home* assigned = homeOf(*init->lhs[0]);
    if (!assigned || assigned->reg != loop.counter) return false;
    if (init->tok != Token::Define && init->tok != Token::Assign) return false;
    const std::optional<std::int16_t> start = smallConstant(*init->rhs[0]);
    return start && *start < loop.limit;
}

} // namespace lockstep::program
