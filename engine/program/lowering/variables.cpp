// Local variables: in registers, or in a box of their own on the heap when something needs their address: a pointer, a
// closure that must see later assignments, an index that is only known at run time; and when they are too large.
#include "engine/program/lowering/function_state.h"
#include "engine/program/lowering/memory_code.h"

namespace lockstep::program {

using types::Var;

namespace {

/// Larger values live in boxes: moving them about in registers would cost more than the loads.
constexpr std::uint32_t maxRegisterSlots = 16;

} // namespace

FunctionState::FunctionState(ProgramLowering& program, FunctionSource source)
    : m_program(program), m_source(std::move(source)) {
    if (m_source.typeArguments && !m_source.typeArguments->empty())
        m_substitution.emplace(program.store(), m_source.typeArguments->params, m_source.typeArguments->args);
    if (m_source.info) m_signature = m_source.info->signature;
}

types::Type* FunctionState::resolve(Type* type) { return m_substitution && type ? m_substitution->apply(type) : type; }

bool FunctionState::needsBox(Var& var) {
    Type* type = resolve(var.type());
    // A return assigns to results, which deferred functions may look at.
    const bool changes = var.isReassignedAfterCapture || var.role == Var::Role::Result;
    return var.isAddressTaken || (var.isCaptured && changes) || containsArray(type) ||
           slotsOf(type) > maxRegisterSlots || m_forcedBoxes.contains(&var);
}

void FunctionState::declare(Var& var, Register reg, Storage storage) {
    Type* type = resolve(var.type());
    m_homes[&var] = Home{storage, reg, type};
    if (var.name().empty() || var.name() == "_") return;
    m_openLocals.push_back(m_code.beginLocal(std::string(var.name()), typeId(type), storage, reg));
}

void FunctionState::declareZero(Var& var) {
    Type* type = resolve(var.type());
    if (needsBox(var)) {
        const Register box = m_code.allocate(1);
        newBox(box, type, var.name(), var.pos());
        declare(var, box, Storage::Box);
        return;
    }
    const Register reg = m_code.allocate(slotsOf(type));
    m_code.zero(reg, slotsOf(type));
    declare(var, reg, Storage::Register);
}

void FunctionState::newBox(Register box, Type* type, std::string_view name, syntax::Pos pos) {
    at(pos);
    m_code.emitImmediate(Opcode::New, box, typeId(type));
    m_code.nameLast(typeId(type), std::string(name));
}

void FunctionState::storeToBox(Register box, Type* type, Register value, std::string_view name) {
    if (bytesOf(type) == 0) return;
    emitStore(m_code, box, 0, value, type);
    m_code.nameLast(typeId(type), std::string(name));
}

void FunctionState::loadBox(Register to, const Home& home, std::string_view name) {
    if (bytesOf(home.type) == 0) return;
    emitLoad(m_code, to, home.reg, 0, home.type);
    m_code.nameLast(typeId(home.type), std::string(name));
}

const FunctionState::Home* FunctionState::homeOf(const Expr& expr) const {
    const auto* name = syntax::as<syntax::Ident>(syntax::unparen(&expr));
    if (!name) return nullptr;
    const auto* var = types::as<Var>(info().objectOf(*name));
    if (!var) return nullptr;
    const auto found = m_homes.find(var);
    return found == m_homes.end() ? nullptr : &found->second;
}

} // namespace lockstep::program
