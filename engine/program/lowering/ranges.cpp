// Range loops (spec: "For statements with range clause") over integers, slices, arrays, strings and maps; over channels
// in channels.cpp, over functions in range_functions.cpp.
#include "engine/base/ensure.h"
#include "engine/program/lowering/block.h"
#include "engine/program/lowering/memory_code.h"
#include "engine/program/lowering/statement_lowering.h"
#include "engine/syntax/printer.h"
#include "engine/types/universe.h"

namespace lockstep::program {

using syntax::RangeStmt;
using syntax::Token;
using types::Var;

namespace {

/// "s[i]"
std::string elementName(const RangeStmt& node) {
    const auto* key = syntax::as<syntax::Ident>(node.key);
    return syntax::exprText(*node.x) + "[" + (key && !key->isBlank() ? std::string(key->name) : "…") + "]";
}

bool isWanted(const syntax::Expr* name) {
    const auto* ident = syntax::as<syntax::Ident>(name);
    return name && !(ident && ident->isBlank());
}

} // namespace

void StatementLowering::rangeStmt(const RangeStmt& node) {
    const Block scope(*this);
    Type* type = typeOf(*node.x);
    types::Type* core = types::coreType(type);
    switch (core->kind()) {
    case types::TypeKind::Basic:
        if (types::isString(core)) return rangeString(node);
        return rangeInteger(node);
    case types::TypeKind::Slice: return rangeSlice(node, core->as<types::Slice>()->elem());
    case types::TypeKind::Array:
    case types::TypeKind::Pointer: return rangeArray(node);
    case types::TypeKind::Map: return rangeMap(node);
    case types::TypeKind::Chan: return rangeChannel(node);
    default: return rangeFunction(node);
    }
}

/// The new variable that the loop declares under the name, or null.
Var* StatementLowering::rangeVar(const RangeStmt& node, const Expr* name) const {
    const auto* ident = syntax::as<syntax::Ident>(name);
    return node.tok == Token::Define && ident ? types::as<Var>(info().def(*ident)) : nullptr;
}

/// Gives the loop's variable, or what it assigns to, its value for this iteration.
void StatementLowering::bindRangeVariable(const RangeStmt& node, const Expr* name, Register value, Type* type) {
    if (!isWanted(name)) return;
    Var* var = rangeVar(node, name);
    if (!var) {
        const TemporaryScope temporaries(m_code);
        return storeConverted(place(*name), value, type);
    }
    const auto home = m_homes.find(var);
    if (home == m_homes.end() || (var->isPerIteration && home->second.storage == Storage::Box)) {
        const Register reg = home == m_homes.end() ? m_code.allocate(slotsForHomes({var})) : home->second.reg;
        if (home == m_homes.end()) {
            declareAt(*var, value, type, reg);
        } else {
            newBox(reg, home->second.type, var->name(), var->pos());
            storeToBox(reg, home->second.type, value, var->name());
        }
    } else if (home->second.storage == Storage::Register) {
        m_code.move(home->second.reg, value, slotsOf(type));
    } else {
        storeToBox(home->second.reg, home->second.type, value, var->name());
    }
}

/// A variable that lives for the whole loop gets its home before it.
void StatementLowering::declareRangeVariable(const RangeStmt& node, const Expr* name) {
    if (!isWanted(name)) return;
    Var* var = rangeVar(node, name);
    if (!var) return;
    at(var->pos());
    Type* type = resolve(var->type());
    if (!needsBox(*var))
        declare(*var, m_code.allocate(slotsOf(type)), Storage::Register);
    else if (var->isPerIteration)
        declare(*var, m_code.allocate(1), Storage::Box); // a new box each time
    else
        declareZero(*var);
}

/// The register in which the loop counts: the variable's own if nothing else ever assigns to it.
Register StatementLowering::rangeCounter(const RangeStmt& node, bool& isVariable) {
    Var* var = isWanted(node.key) ? rangeVar(node, node.key) : nullptr;
    isVariable = var && !needsBox(*var) && !var->isReassigned && integerShape(resolve(var->type())).bits == 64 &&
                 integerShape(resolve(var->type())).isSigned;
    declareRangeVariable(node, node.key);
    return isVariable ? m_homes.at(var).reg : m_code.allocate(1);
}

/// for i := 0; i < R[bound]; i++, with `bind` at the beginning of each iteration.
void StatementLowering::rangeCounted(const RangeStmt& node, Register counter, Register bound, Type* counterType,
                                     bool isVariable, const std::function<void()>& bindValue) {
    Target& entry = pushTarget(node);
    const Label end = entry.breakLabel;
    const Label next = m_code.newLabel();
    entry.continueLabel = next;
    at(node.pos);
    m_code.zero(counter, 1);
    m_code.compareJump(Opcode::JumpLe, bound, counter, end);
    const Label top = m_code.newLabel();
    m_code.bindTarget(top);
    {
        const Block iteration(*this);
        // In `for i, a[i] = range …` the index is the old i.
        const bool valueFirst = node.value && !node.value->is<syntax::Ident>();
        if (valueFirst) bindValue();
        if (!isVariable) bindRangeVariable(node, node.key, counter, counterType);
        if (!valueFirst) bindValue();
        statements(node.body->list);
    }
    m_code.bind(next);
    at(node.pos);
    m_code.loop(Opcode::LoopLt, counter, bound, top);
    m_code.bind(end);
    m_targets.pop_back();
}

void StatementLowering::rangeInteger(const RangeStmt& node) {
    Type* type = typeOf(*node.x);
    if (isWanted(node.key)) type = typeOfRangeKey(node, type);
    const Register bound = m_code.allocate(1);
    evaluate(*node.x, bound);
    bool isVariable = false;
    const Register counter = rangeCounter(node, isVariable);
    if (!integerShape(type).isSigned && integerShape(type).bits == 64) {
        // Counted as signed: no program gets as far as the difference.
        const TemporaryScope temporaries(m_code);
        const Label fine = m_code.newLabel();
        m_code.compareJump(Opcode::JumpGeInt, bound, 0, fine);
        m_code.emitImmediate(Opcode::LoadConst, bound, m_program.constant(0x7fffffffffffffffULL));
        m_code.bind(fine);
    }
    rangeCounted(node, counter, bound, type, isVariable, [] {});
}

types::Type* StatementLowering::typeOfRangeKey(const RangeStmt& node, Type* otherwise) {
    if (Var* var = rangeVar(node, node.key)) return resolve(var->type());
    Type* type = info().typeOf(*node.key);
    return type ? resolve(type) : otherwise;
}

void StatementLowering::rangeSlice(const RangeStmt& node, Type* element) {
    Type* intType = types::basicType(types::BasicKind::Int);
    const Register slice = m_code.allocate(3); // a copy: the loop goes over what the slice was at its beginning
    evaluate(*node.x, slice);
    m_code.setTop(slice + 3);
    bool isVariable = false;
    const Register counter = rangeCounter(node, isVariable);
    declareRangeVariable(node, node.value);
    rangeCounted(node, counter, slice + 1, intType, isVariable, [&] {
        if (!isWanted(node.value)) return;
        const TemporaryScope temporaries(m_code);
        Place item{Place::Kind::SliceElement, element, slice};
        item.index = counter;
        item.expr = node.x;
        item.name = elementName(node);
        bindElement(node, sliceIndexOpcode(element) ? item : settled(item));
    });
}

/// The element goes straight into the variable where that is possible.
void StatementLowering::bindElement(const RangeStmt& node, const Place& item) {
    Var* var = rangeVar(node, node.value);
    const auto home = var ? m_homes.find(var) : m_homes.end();
    if (home != m_homes.end() && home->second.storage == Storage::Register)
        load(item, home->second.reg);
    else
        bindRangeVariable(node, node.value, load(item, std::nullopt), item.type);
}

/// Over an array, or through a pointer to one. With a second variable an array is copied first, as the loop goes over
/// what it was at its beginning.
void StatementLowering::rangeArray(const RangeStmt& node) {
    Type* type = typeOf(*node.x);
    const auto* pointer = types::as<types::Pointer>(types::coreType(type));
    Type* arrayType = pointer ? pointer->elem() : type;
    const auto* array = types::underAs<types::Array>(arrayType);
    const bool wantsElements = isWanted(node.value) && array->length() != 0;
    Register start = 0;
    if (wantsElements) {
        start = m_code.allocate(1);
        if (pointer) {
            evaluate(*node.x, start);
        } else {
            const TemporaryScope temporaries(m_code);
            m_code.move(start, spilled(place(*node.x)).base, 1);
        }
    } else if (hasCall(*node.x)) {
        effect(*node.x);
    }
    const Register bound = m_code.allocate(1);
    loadInteger(bound, static_cast<std::uint64_t>(array->length()));
    bool isVariable = false;
    const Register counter = rangeCounter(node, isVariable);
    declareRangeVariable(node, node.value);
    rangeCounted(node, counter, bound, types::basicType(types::BasicKind::Int), isVariable, [&] {
        if (!wantsElements) return;
        const TemporaryScope temporaries(m_code);
        const Register address = m_code.allocate(1);
        m_code.emitExtra3(Opcode::ArrayAddress, address, start, counter, typeId(arrayType));
        Place item{Place::Kind::Memory, array->elem(), address};
        item.expr = node.x;
        item.name = elementName(node);
        bindElement(node, item);
    });
}

void StatementLowering::rangeString(const RangeStmt& node) {
    const Register text = m_code.allocate(2);
    evaluate(*node.x, text);
    const Register index = m_code.allocate(1);
    const Register decoded = m_code.allocate(2); // the rune and the index after it
    declareRangeVariable(node, node.key);
    declareRangeVariable(node, node.value);
    Target& entry = pushTarget(node);
    const Label end = entry.breakLabel;
    const Label next = m_code.newLabel();
    const Label top = m_code.newLabel();
    entry.continueLabel = next;
    at(node.pos);
    m_code.zero(index, 1);
    m_code.bindTarget(top);
    m_code.emit(Opcode::StringNext, decoded, text, index);
    m_code.compareJump(Opcode::JumpLtInt, decoded + 1, 0, end);
    {
        const Block iteration(*this);
        const bool valueFirst = node.value && !node.value->is<syntax::Ident>(); // see rangeCounted
        if (!valueFirst) bindRangeVariable(node, node.key, index, types::basicType(types::BasicKind::Int));
        bindRangeVariable(node, node.value, decoded, types::basicType(types::BasicKind::Int32));
        if (valueFirst) bindRangeVariable(node, node.key, index, types::basicType(types::BasicKind::Int));
        statements(node.body->list);
    }
    m_code.bind(next);
    at(node.pos);
    m_code.move(index, decoded + 1, 1);
    m_code.jump(top);
    m_code.bind(end);
    m_targets.pop_back();
}

void StatementLowering::rangeMap(const RangeStmt& node) {
    Type* type = typeOf(*node.x);
    auto* map = types::as<types::Map>(types::coreType(type));
    const std::string name = syntax::exprText(*node.x);
    const Register iterator = m_code.allocate(2);
    {
        const TemporaryScope temporaries(m_code);
        const Register container = value(*node.x);
        at(node.x->pos);
        m_code.emit(Opcode::MapIterate, iterator, container, typeId(type));
        m_code.nameLast(typeId(type), name);
    }
    const Register key = m_code.allocate(slotsOf(map->key()));
    const Register element = m_code.allocate(slotsOf(map->elem()));
    declareRangeVariable(node, node.key);
    declareRangeVariable(node, node.value);
    Target& entry = pushTarget(node);
    const Label end = entry.breakLabel;
    const Label top = m_code.newLabel();
    entry.continueLabel = top;
    m_code.bindTarget(top);
    at(node.x->pos);
    m_code.mapNext(iterator, key, element, end);
    m_code.nameLast(typeId(type), name);
    {
        const Block iteration(*this);
        const bool valueFirst = node.value && !node.value->is<syntax::Ident>(); // see rangeCounted
        if (!valueFirst) bindRangeVariable(node, node.key, key, map->key());
        bindRangeVariable(node, node.value, element, map->elem());
        if (valueFirst) bindRangeVariable(node, node.key, key, map->key());
        statements(node.body->list);
    }
    at(node.pos);
    m_code.jump(top);
    m_code.bind(end);
    m_targets.pop_back();
}

} // namespace lockstep::program
