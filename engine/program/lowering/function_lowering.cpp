#include "engine/program/lowering/function_lowering.h"

#include "engine/base/ensure.h"
#include "engine/program/lowering/range_body.h"

#include <algorithm>

namespace lockstep::program {

using types::Var;

FunctionLowering::FunctionLowering(ProgramLowering& program, FunctionSource source)
    : StatementLowering(program, std::move(source)) {}

FunctionCode FunctionLowering::run() {
    const types::FunctionInfo& function = *m_source.info;
    const syntax::BlockStmt& body = function.decl ? *function.decl->body : *function.literal->body;
    if (function.hasDefer) m_epilogue = m_code.newLabel();
    at(function.decl ? function.decl->name->pos : function.literal->pos);
    findRangeBodies(body);
    lowerHead();
    statements(body.list);
    at(body.rbrace);
    if (m_epilogue) {
        m_code.bindTarget(*m_epilogue);
        m_code.function().recoverAt = m_code.here();
        runDefers();
    }
    if (m_code.isReachable()) returnResults();
    while (!m_openLocals.empty()) {
        m_code.endLocal(m_openLocals.back());
        m_openLocals.pop_back();
    }
    return m_code.finish();
}

/// Parameters, the closure behind them, captured variables, results.
void FunctionLowering::lowerHead() {
    Function& head = m_code.function();
    head.name = m_source.name;
    head.isLibrary = m_source.package->isLibrary;
    head.declared = m_code.position();

    std::vector<Var*> parameters;
    if (m_signature->recv) parameters.push_back(m_signature->recv);
    parameters.insert(parameters.end(), m_signature->params->vars().begin(), m_signature->params->vars().end());
    std::vector<Register> registers;
    for (Var* parameter : parameters) registers.push_back(m_code.allocate(slotsOf(resolve(parameter->type()))));
    head.parameterSlots = static_cast<std::uint16_t>(m_code.top());
    head.closureSlot = static_cast<std::uint16_t>(m_code.allocate(1));
    std::uint32_t resultSlots = 0;
    for (Var* result : m_signature->results->vars()) resultSlots += slotsOf(resolve(result->type()));
    head.resultSlots = static_cast<std::uint16_t>(resultSlots);
    m_code.reserve(resultSlots);

    loadCaptures(m_source.info->captures, 0);
    for (std::size_t i = 0; i < parameters.size(); ++i) lowerParameter(*parameters[i], registers[i]);
    declareResults();
}

void FunctionLowering::lowerParameter(Var& var, Register from) {
    if (!needsBox(var)) {
        declare(var, from, Storage::Register);
        return;
    }
    const Register box = m_code.allocate(1);
    newBox(box, resolve(var.type()), var.name(), var.pos());
    storeToBox(box, resolve(var.type()), from, var.name());
    declare(var, box, Storage::Box);
}

void FunctionLowering::loadCaptures(const std::vector<Var*>& captures, std::uint32_t firstWord) {
    std::uint32_t word = firstWord;
    for (Var* var : captures) {
        const bool boxed = m_source.boxedCaptures.contains(var);
        const std::uint32_t words = boxed ? 1 : slotsOf(resolve(var->type()));
        const Register first = m_code.allocate(words);
        for (std::uint32_t i = 0; i < words; ++i)
            m_code.emit(Opcode::LoadCapture, first + i, m_code.function().closureSlot, word++);
        declare(*var, first, boxed ? Storage::Box : Storage::Register);
    }
}

/// Results have variables if the program names them or if deferred calls run between `return` and the return.
void FunctionLowering::declareResults() {
    const std::vector<Var*>& results = m_signature->results->vars();
    const bool named = std::any_of(results.begin(), results.end(), [](Var* result) { return !result->name().empty(); });
    if (!named && !m_epilogue && !m_bodyReturns) return;
    for (Var* result : results) {
        declareZero(*result);
        m_results.push_back(result);
    }
}

} // namespace lockstep::program
