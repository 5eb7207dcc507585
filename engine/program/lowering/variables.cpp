// Local variables: in registers, or in a box of their own on the heap when something needs their address: a pointer, a
// closure that must see later assignments, an index that is only known at run time; and when they are too large.
#include "engine/program/lowering/function_lowering.h"
#include "engine/program/lowering/memory_code.h"

namespace lockstep::program {

using types::Var;

namespace {

/// Larger values live in boxes: moving them about in registers would cost more than the loads.
constexpr std::uint32_t maxRegisterSlots = 16;

} // namespace

bool FunctionLowering::needsBox(Var& var) {
    Type* type = resolve(var.type());
    return var.isAddressTaken || (var.isCaptured && var.isReassignedAfterCapture) || containsArray(type) ||
           slotsOf(type) > maxRegisterSlots;
}

void FunctionLowering::declare(Var& var, Register reg, Storage storage) {
    Type* type = resolve(var.type());
    m_homes[&var] = Home{storage, reg, type};
    if (var.name().empty() || var.name() == "_") return;
    m_openLocals.push_back(m_code.beginLocal(std::string(var.name()), typeId(type), storage, reg));
}

void FunctionLowering::declareZero(Var& var) {
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

void FunctionLowering::declareWith(Var& var, const Expr& initial) {
    Type* type = resolve(var.type());
    if (!needsBox(var)) {
        const bool inWindow = isPlainCall(initial) && types::identical(typeOf(initial), type);
        if (inWindow) m_code.allocate(1);
        const Register reg = m_code.allocate(slotsOf(type));
        if (inWindow) m_freeLink = reg;
        evaluateAs(initial, type, reg);
        m_freeLink = noFreeLink;
        m_code.setTop(reg + slotsOf(type));
        declare(var, reg, Storage::Register);
        return;
    }
    const Register box = m_code.allocate(1);
    const auto* literal = syntax::as<syntax::CompositeLit>(syntax::unparen(&initial));
    const ValueClass kind = valueClass(type);
    if (literal && (kind == ValueClass::Struct || kind == ValueClass::Array) &&
        types::identical(typeOf(*literal), type)) {
        newBox(box, type, var.name(), var.pos());
        compositeIntoPlace(*literal, type, Place{Place::Kind::Memory, type, box});
    } else {
        const TemporaryScope temporaries(m_code);
        const Register value = evaluateAs(initial, type, std::nullopt);
        newBox(box, type, var.name(), var.pos());
        storeToBox(box, type, value, var.name());
    }
    declare(var, box, Storage::Box);
}

Register FunctionLowering::declareAt(Var& var, Register value, Type* valueType, Register home) {
    Type* type = resolve(var.type());
    const TemporaryScope temporaries(m_code);
    at(var.pos());
    if (!needsBox(var)) {
        convertImplicitly(value, valueType, type, home);
        declare(var, home, Storage::Register);
        return home + slotsOf(type);
    }
    const Register converted = convertImplicitly(value, valueType, type, std::nullopt);
    newBox(home, type, var.name(), var.pos());
    storeToBox(home, type, converted, var.name());
    declare(var, home, Storage::Box);
    return home + 1;
}

void FunctionLowering::newBox(Register box, Type* type, std::string_view name, syntax::Pos pos) {
    at(pos);
    m_code.emitImmediate(Opcode::New, box, typeId(type));
    m_code.nameLast(typeId(type), std::string(name));
}

void FunctionLowering::storeToBox(Register box, Type* type, Register value, std::string_view name) {
    if (bytesOf(type) == 0) return;
    emitStore(m_code, box, 0, value, type);
    m_code.nameLast(typeId(type), std::string(name));
}

void FunctionLowering::loadBox(Register to, const Home& home, std::string_view name) {
    if (bytesOf(home.type) == 0) return;
    emitLoad(m_code, to, home.reg, 0, home.type);
    m_code.nameLast(typeId(home.type), std::string(name));
}

const FunctionLowering::Home* FunctionLowering::homeOf(const Expr& expr) const {
    const auto* name = syntax::as<syntax::Ident>(syntax::unparen(&expr));
    if (!name) return nullptr;
    const auto* var = types::as<Var>(info().objectOf(*name));
    if (!var) return nullptr;
    const auto found = m_homes.find(var);
    return found == m_homes.end() ? nullptr : &found->second;
}

bool FunctionLowering::isPlainCall(const Expr& expr) const {
    const auto* call = syntax::as<syntax::CallExpr>(syntax::unparen(&expr));
    if (!call) return false;
    const types::TypeAndValue& callee = info().at(*syntax::unparen(call->fun));
    return !callee.isType() && callee.mode != types::Mode::Builtin && !info().at(*call).isConstant();
}

} // namespace lockstep::program
