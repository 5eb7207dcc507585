// Range over functions: see range_body.h.
#include "engine/base/ensure.h"
#include "engine/program/lowering/block.h"
#include "engine/program/lowering/function_lowering.h"
#include "engine/program/lowering/range_body.h"
#include "engine/types/universe.h"

#include <algorithm>
#include <fmt/format.h>

namespace lockstep::program {

using syntax::RangeStmt;
using syntax::Token;
using types::Var;

namespace {

bool contains(const syntax::Node& whole, const syntax::Node& part) {
    return whole.pos <= part.pos && part.end <= whole.end;
}

types::Type* intType() { return types::basicType(types::BasicKind::Int); }

} // namespace

/// Finds the bodies of the function that become functions, and boxes the variables they change. Those of literals in
/// it are the literals' own.
void StatementLowering::findRangeBodies(const syntax::Node& body) {
    if (!m_source.info->rangesOverFunction) return;
    syntax::walk(body, [&](const syntax::Node& node) {
        const auto* range = node.as<RangeStmt>();
        if (range && types::as<types::Signature>(types::coreType(typeOf(*range->x)))) addRangeBody(*range);
        return !node.is<syntax::FuncLit>();
    });
}

void StatementLowering::addRangeBody(const RangeStmt& node) {
    auto body = std::make_shared<RangeBody>();
    body->statement = &node;
    collectCaptures(*node.body, node, *body);
    if (node.tok == Token::Assign) {
        if (node.key) collectCaptures(*node.key, node, *body);
        if (node.value) collectCaptures(*node.value, node, *body);
    }
    collectExits(node, *body);
    if (body->returns) {
        body->results = m_source.rangeBody ? m_source.rangeBody->results : m_signature->results->vars();
        m_bodyReturns = true;
        for (Var* result : body->results) {
            m_forcedBoxes.insert(result);
            addCapture(*result, *body);
        }
    }
    for (Var* var : body->captures)
        if (var->isReassigned) m_forcedBoxes.insert(var);
    m_rangeBodies[&node] = std::move(body);
}

void StatementLowering::addCapture(Var& var, RangeBody& body) {
    if (std::find(body.captures.begin(), body.captures.end(), &var) == body.captures.end())
        body.captures.push_back(&var);
}

void StatementLowering::collectCaptures(const syntax::Node& part, const RangeStmt& loop, RangeBody& body) {
    syntax::walk(part, [&](const syntax::Node& node) {
        const auto* name = node.as<syntax::Ident>();
        auto* var = name ? types::as<Var>(info().use(*name)) : nullptr;
        const bool local = var && var->role != Var::Role::Package && var->role != Var::Role::Field;
        const bool inside = local && loop.body->pos <= var->pos() && var->pos() < loop.body->end;
        const bool ofLoop = local && loop.tok == Token::Define && loop.pos <= var->pos() && var->pos() < loop.x->pos;
        if (local && !inside && !ofLoop) addCapture(*var, body);
        return true;
    });
}

void StatementLowering::collectExits(const RangeStmt& loop, RangeBody& body) {
    syntax::walk(*loop.body, [&](const syntax::Node& node) {
        if (node.is<syntax::FuncLit>()) return false;
        if (node.is<syntax::ReturnStmt>()) body.returns = true;
        if (const auto* deferred = node.as<syntax::DeferStmt>()) body.deferred = deferred;
        const auto* jump = node.as<syntax::BranchStmt>();
        if (jump && jump->target && jump->target != &loop && !contains(*loop.body, *jump->target)) {
            const auto* labelled = jump->target->as<syntax::LabeledStmt>();
            if (labelled && labelled->stmt == &loop && jump->tok != Token::Goto)
                body.labelled = labelled;
            else
                body.exits.push_back(jump);
        }
        return true;
    });
}

void StatementLowering::rangeFunction(const RangeStmt& node) {
    const RangeBody& body = *m_rangeBodies.at(&node);
    m_pendingLabel = nullptr;
    if (body.deferred) return unsupported(*body.deferred, "defer in a loop over a function");
    const Register iterator = value(*node.x);
    const Register control = m_code.allocate(1);
    m_code.emitImmediate(Opcode::New, control, typeId(intType()));
    const FunctionId function = bodyFunction(node);
    const Register window = m_code.allocate(2);
    {
        const TemporaryScope temporaries(m_code);
        const Register made = m_code.allocate(1);
        std::uint32_t words = 1;
        m_code.move(m_code.allocate(1), control, 1);
        for (Var* var : body.captures) {
            const Home& home = m_homes.at(var);
            const std::uint32_t slots = home.storage == Storage::Box ? 1 : slotsOf(home.type);
            m_code.move(m_code.allocate(slots), home.reg, slots);
            words += slots;
        }
        at(node.pos);
        m_code.emitExtra(Opcode::MakeClosure, made, 0, words, function);
        m_program.noteEscape(function);
        m_code.move(window + 1, made, 1);
    }
    at(node.pos);
    m_code.emit(Opcode::CallClosure, window, iterator);
    leaveAfterBody(node, body, control);
}

/// Makes the jump that the body asked for.
void StatementLowering::leaveAfterBody(const RangeStmt& node, const RangeBody& body, Register control) {
    if (!body.returns && body.exits.empty()) return;
    at(node.pos);
    const Register how = m_code.allocate(1);
    m_code.emit(Opcode::Load64, how, control, 0);
    if (body.returns) {
        const Label skip = m_code.newLabel();
        m_code.compareJump(Opcode::JumpNeInt, how, returnControl, skip);
        if (m_source.rangeBody)
            leaveBody(returnControl);
        else if (m_epilogue)
            m_code.jump(*m_epilogue);
        else
            returnResults();
        m_code.bind(skip);
    }
    for (std::size_t i = 0; i < body.exits.size(); ++i) {
        const Label skip = m_code.newLabel();
        m_code.compareJump(Opcode::JumpNeInt, how, static_cast<std::uint32_t>(returnControl + 1 + i), skip);
        branchStmt(*body.exits[i]);
        m_code.bind(skip);
    }
}

FunctionId StatementLowering::bodyFunction(const RangeStmt& node) {
    FunctionSource source = m_source;
    source.rangeBody = m_rangeBodies.at(&node);
    source.name = fmt::format("{}-range{}", m_source.name, ++m_rangeCount);
    source.boxedCaptures.clear();
    for (Var* var : source.rangeBody->captures)
        if (m_homes.at(var).storage == Storage::Box) source.boxedCaptures.insert(var);
    return m_program.synthesize(keyOf("range", &node) + "@" + m_source.name + m_source.instanceKey,
                                [&program = m_program, source = std::move(source)] {
                                    return FunctionLowering(program, source).runRangeBody();
                                });
}

/// The function that the iterator calls: takes the values, answers whether to go on.
FunctionCode FunctionLowering::runRangeBody() {
    const RangeBody& body = *m_source.rangeBody;
    const RangeStmt& node = *body.statement;
    auto* iterator = types::as<types::Signature>(types::coreType(typeOf(*node.x)));
    auto* yield = types::as<types::Signature>(types::coreType(resolve(iterator->params->at(0)->type())));
    at(node.pos);
    Function& head = m_code.function();
    head.name = m_source.name;
    head.isLibrary = m_source.package->isLibrary;
    head.declared = m_code.position();
    std::vector<Register> values;
    for (Var* parameter : yield->params->vars()) values.push_back(m_code.allocate(slotsOf(resolve(parameter->type()))));
    head.parameterSlots = static_cast<std::uint16_t>(m_code.top());
    head.closureSlot = static_cast<std::uint16_t>(m_code.allocate(1));
    head.resultSlots = 1;
    m_control = m_code.allocate(1);
    m_code.emit(Opcode::LoadCapture, m_control, head.closureSlot, 0);
    loadCaptures(body.captures, 1);
    m_results = body.results;
    findRangeBodies(*node.body);

    Target& entry = m_targets.emplace_back();
    entry.statement = &node;
    entry.labelled = body.labelled;
    entry.breakLabel = m_code.newLabel();
    entry.continueLabel = m_code.newLabel();
    const Label stop = entry.breakLabel;
    const Label next = *entry.continueLabel;
    const Expr* names[] = {node.key, node.value};
    {
        const Block scope(*this);
        for (std::size_t i = 0; i < values.size() && i < 2; ++i)
            bindRangeVariable(node, names[i], values[i], resolve(yield->params->at(i)->type()));
        statements(node.body->list);
    }
    at(node.body->rbrace);
    const Register answer = m_code.allocate(1);
    m_code.bind(next);
    m_code.emitImmediate(Opcode::LoadInt, answer, 1);
    m_code.emit(Opcode::Return1, answer);
    m_code.bind(stop);
    m_code.emitImmediate(Opcode::LoadInt, answer, 0);
    m_code.emit(Opcode::Return1, answer);
    while (!m_openLocals.empty()) {
        m_code.endLocal(m_openLocals.back());
        m_openLocals.pop_back();
    }
    return m_code.finish();
}

/// Ends the loop for something that the function around it has to do.
void StatementLowering::leaveBody(int how) {
    const TemporaryScope temporaries(m_code);
    const Register number = m_code.allocate(1);
    m_code.emitImmediate(Opcode::LoadInt, number, how);
    m_code.emit(Opcode::Store64, m_control, number, 0);
    m_code.zero(number, 1);
    m_code.emit(Opcode::Return1, number);
}

/// Whether the jump leads out of this body; then it is left.
bool StatementLowering::leaveBodyFor(const syntax::BranchStmt& jump) {
    if (!m_source.rangeBody) return false;
    const auto& exits = m_source.rangeBody->exits;
    for (std::size_t i = 0; i < exits.size(); ++i) {
        if (exits[i]->tok != jump.tok || exits[i]->target != jump.target) continue;
        leaveBody(returnControl + 1 + static_cast<int>(i));
        return true;
    }
    return false;
}

} // namespace lockstep::program
