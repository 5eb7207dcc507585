// Return statements (spec: "Return statements"). Without deferred calls the values go straight to the caller; with them
// they wait in the result variables, which deferred functions may change.
#include "engine/base/ensure.h"
#include "engine/program/lowering/range_body.h"
#include "engine/program/lowering/statement_lowering.h"

#include <algorithm>

namespace lockstep::program {

using types::Var;

/// Returns what the result variables hold.
void StatementLowering::returnResults() {
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

void StatementLowering::emitReturn(Register first, std::uint32_t slots) {
    if (slots == 0)
        m_code.emit(Opcode::Return0);
    else if (slots == 1)
        m_code.emit(Opcode::Return1, first);
    else
        m_code.emit(Opcode::Return, first, 0, slots);
}

void StatementLowering::returnStmt(const syntax::ReturnStmt& statement) {
    const TemporaryScope temporaries(m_code);
    at(statement.pos);
    if (m_source.rangeBody) {
        if (!statement.results.empty()) assignResults(statement);
        at(statement.pos);
        return leaveBody(returnControl);
    }
    const bool boxed = std::any_of(m_results.begin(), m_results.end(),
                                   [this](Var* result) { return m_homes.at(result).storage == Storage::Box; });
    if (!statement.results.empty() && !m_epilogue && !boxed) return returnValues(statement);
    if (!statement.results.empty()) assignResults(statement);
    at(statement.pos);
    if (m_epilogue) runDefers();
    returnResults();
}

/// A deferred call was called from here, traces say: from what stands before where it returns to.
void StatementLowering::runDefers() {
    m_code.emit(Opcode::Nop);
    m_code.emit(Opcode::RunDefers);
}

/// Nobody can see the result variables any more: the values go straight to the caller.
void StatementLowering::returnValues(const syntax::ReturnStmt& statement) {
    const std::vector<Var*>& results = m_signature->results->vars();
    const std::uint32_t slots = m_code.function().resultSlots;
    Register first = 0;
    if (results.size() == 1) {
        first = evaluateAs(*statement.results[0], resolve(results[0]->type()), std::nullopt);
    } else if (statement.results.size() == 1) {
        first = evaluateMultipleAs(*statement.results[0], resultTypes());
    } else if (const std::optional<Register> where = adjacentHomes(statement)) {
        first = *where;
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

/// The first register if the results are variables that lie one behind the other as the caller wants them.
std::optional<Register> StatementLowering::adjacentHomes(const syntax::ReturnStmt& statement) {
    const std::vector<Type*> wanted = resultTypes();
    std::optional<Register> first;
    Register next = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const Home* home = homeOf(*statement.results[i]);
        if (!home || home->storage != Storage::Register) return std::nullopt;
        if (types::isInterface(home->type) != types::isInterface(wanted[i])) return std::nullopt;
        if (!first) first = next = home->reg;
        if (home->reg != next) return std::nullopt;
        next += slotsOf(home->type);
    }
    return first;
}

/// Evaluates all values before any result variable changes.
void StatementLowering::assignResults(const syntax::ReturnStmt& statement) {
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

std::vector<types::Type*> StatementLowering::resultTypes() {
    std::vector<Type*> result;
    const auto& vars = m_source.rangeBody ? m_source.rangeBody->results : m_signature->results->vars();
    for (Var* var : vars) result.push_back(resolve(var->type()));
    return result;
}

} // namespace lockstep::program
