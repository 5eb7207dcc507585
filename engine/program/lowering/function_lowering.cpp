#include "engine/program/lowering/function_lowering.h"

#include "engine/base/ensure.h"
#include "engine/program/lowering/block.h"

#include <algorithm>

namespace lockstep::program {

using types::Var;

FunctionLowering::FunctionLowering(ProgramLowering& program, FunctionSource source)
    : m_program(program), m_source(std::move(source)) {
    if (m_source.typeArguments && !m_source.typeArguments->empty())
        m_substitution.emplace(program.store(), m_source.typeArguments->params, m_source.typeArguments->args);
    if (m_source.info) m_signature = m_source.info->signature;
}

types::Type* FunctionLowering::resolve(Type* type) {
    return m_substitution && type ? m_substitution->apply(type) : type;
}

FunctionCode FunctionLowering::run() {
    const types::FunctionInfo& function = *m_source.info;
    const syntax::BlockStmt& body = function.decl ? *function.decl->body : *function.literal->body;
    if (function.hasDefer) m_epilogue = m_code.newLabel();
    at(function.decl ? function.decl->name->pos : function.literal->pos);
    lowerHead();
    {
        const Block scope(*this);
        statements(body.list);
    }
    at(body.rbrace);
    if (m_epilogue) {
        m_code.bindTarget(*m_epilogue);
        m_code.function().recoverAt = m_code.here();
        m_code.emit(Opcode::RunDefers);
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

    loadCaptures();
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

void FunctionLowering::loadCaptures() {
    std::uint32_t word = 0;
    for (Var* var : m_source.info->captures) {
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
    if (!named && !m_epilogue) return;
    for (Var* result : results) {
        declareZero(*result);
        m_results.push_back(result);
    }
}

/// Returns what the result variables hold.
void FunctionLowering::returnResults() {
    const std::uint32_t slots = m_code.function().resultSlots;
    if (slots == 0) return m_code.emit(Opcode::Return0);
    base::ensure(!m_results.empty(), "a function with results ends without a return");
    const bool inRegisters = std::all_of(m_results.begin(), m_results.end(), [this](Var* result) {
        return m_homes.at(result).storage == Storage::Register;
    });
    if (inRegisters) {
        emitReturn(m_homes.at(m_results.front()).reg, slots);
        return;
    }
    const TemporaryScope temporaries(m_code);
    const Register first = m_code.allocate(slots);
    Register next = first;
    for (Var* result : m_results) {
        const Home& home = m_homes.at(result);
        if (home.storage == Storage::Register)
            m_code.move(next, home.reg, slotsOf(home.type));
        else
            loadBox(next, home, result->name());
        next += slotsOf(home.type);
    }
    emitReturn(first, slots);
}

void FunctionLowering::emitReturn(Register first, std::uint32_t slots) {
    if (slots == 0)
        m_code.emit(Opcode::Return0);
    else if (slots == 1)
        m_code.emit(Opcode::Return1, first);
    else
        m_code.emit(Opcode::Return, first, 0, slots);
}

void FunctionLowering::returnStmt(const syntax::ReturnStmt& statement) {
    const TemporaryScope temporaries(m_code);
    at(statement.pos);
    const bool boxed = std::any_of(m_results.begin(), m_results.end(),
                                   [this](Var* result) { return m_homes.at(result).storage == Storage::Box; });
    if (!statement.results.empty() && !m_epilogue && !boxed) return returnValues(statement);
    if (!statement.results.empty()) assignResults(statement);
    at(statement.pos);
    if (m_epilogue)
        m_code.jump(*m_epilogue);
    else
        returnResults();
}

/// Nobody can see the result variables any more: the values go straight to the caller.
void FunctionLowering::returnValues(const syntax::ReturnStmt& statement) {
    const std::vector<Var*>& results = m_signature->results->vars();
    const std::uint32_t slots = m_code.function().resultSlots;
    Register first = 0;
    if (results.size() == 1) {
        first = evaluateAs(*statement.results[0], resolve(results[0]->type()), std::nullopt);
    } else if (statement.results.size() == 1) {
        first = evaluateMultipleAs(*statement.results[0], resultTypes());
    } else {
        first = m_code.top();
        for (std::size_t i = 0; i < results.size(); ++i) {
            Type* type = resolve(results[i]->type());
            const Register to = m_code.allocate(slotsOf(type));
            evaluateAs(*statement.results[i], type, to);
            m_code.setTop(to + slotsOf(type));
        }
    }
    at(statement.pos);
    emitReturn(first, slots);
}

/// Evaluates all values before any result variable changes.
void FunctionLowering::assignResults(const syntax::ReturnStmt& statement) {
    std::vector<Register> values;
    if (statement.results.size() == m_results.size()) {
        for (std::size_t i = 0; i < m_results.size(); ++i) {
            Type* type = m_homes.at(m_results[i]).type;
            const bool alone = m_results.size() == 1;
            values.push_back(
                evaluateAs(*statement.results[i], type, alone ? Into() : Into(m_code.allocate(slotsOf(type)))));
        }
    } else {
        Register next = evaluateMultipleAs(*statement.results[0], resultTypes());
        for (Var* result : m_results) {
            values.push_back(next);
            next += slotsOf(m_homes.at(result).type);
        }
    }
    at(statement.pos);
    for (std::size_t i = 0; i < m_results.size(); ++i) {
        const Home& home = m_homes.at(m_results[i]);
        if (home.storage == Storage::Register)
            m_code.move(home.reg, values[i], slotsOf(home.type));
        else
            storeToBox(home.reg, home.type, values[i], m_results[i]->name());
    }
}

std::vector<types::Type*> FunctionLowering::resultTypes() {
    std::vector<Type*> result;
    for (Var* var : m_signature->results->vars()) result.push_back(resolve(var->type()));
    return result;
}

} // namespace lockstep::program
