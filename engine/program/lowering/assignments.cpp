// Assignments (spec: "Assignment statements", "Short variable declarations"). First the operands of index expressions
// and pointer indirections on the left and the expressions on the right are evaluated in the usual order, then the
// assignments are made from left to right.
#include "engine/base/ensure.h"
#include "engine/program/lowering/statement_lowering.h"
#include "engine/syntax/printer.h"

#include <algorithm>

namespace lockstep::program {

using syntax::NodeKind;
using syntax::Token;
using types::Var;

namespace {

bool isBlank(const syntax::Expr& expr) {
    const auto* name = syntax::as<syntax::Ident>(syntax::unparen(&expr));
    return name && name->isBlank();
}

} // namespace

void StatementLowering::assign(const syntax::AssignStmt& statement) {
    const TemporaryScope temporaries(m_code);
    if (syntax::isAssignOperator(statement.tok))
        assignOperator(*statement.lhs[0], syntax::binaryOperator(statement.tok), statement.rhs[0], statement.tokPos);
    else if (statement.lhs.size() != statement.rhs.size())
        assignFromMultiple(statement);
    else if (statement.lhs.size() == 1)
        assignOne(*statement.lhs[0], *statement.rhs[0]);
    else
        assignTuple(statement);
}

void StatementLowering::assignOne(const Expr& lhs, const Expr& rhs) {
    if (isBlank(lhs)) return effect(rhs);
    nameMade(rhs, [&] { return std::vector{syntax::exprText(lhs)}; });
    const Home* home = homeOf(lhs);
    if (home && home->storage == Storage::Register) {
        if (isAtomic(rhs)) {
            evaluateAs(rhs, home->type, home->reg);
        } else {
            const Register value = evaluateAs(rhs, home->type, std::nullopt);
            m_code.move(home->reg, value, slotsOf(home->type));
        }
        return;
    }
    const Place to = place(lhs);
    if (isVast(to.type)) return copyVast(to, vastPlace(rhs));
    store(to, evaluateAs(rhs, to.type, std::nullopt));
}

/// Whether evaluating the expression into a variable's registers writes them only when it has read all it needs.
bool StatementLowering::isAtomic(const Expr& expr) const {
    const Expr& inner = *syntax::unparen(&expr);
    if (info().at(inner).isConstant()) return true;
    switch (inner.kind) {
    case NodeKind::CompositeLit: return false;
    case NodeKind::UnaryExpr:
        return static_cast<const syntax::UnaryExpr&>(inner).op != Token::And ||
               !syntax::unparen(static_cast<const syntax::UnaryExpr&>(inner).x)->is<syntax::CompositeLit>();
    case NodeKind::CallExpr: {
        const auto& call = static_cast<const syntax::CallExpr&>(inner);
        const types::TypeAndValue& callee = info().at(*syntax::unparen(call.fun));
        if (callee.isType()) return isAtomic(*call.args[0]);
        return callee.mode != types::Mode::Builtin || isAtomicBuiltin(call);
    }
    default: return true;
    }
}

void StatementLowering::assignOperator(const Expr& lhs, Token op, const Expr* rhs, syntax::Pos pos) {
    const TemporaryScope temporaries(m_code);
    const Place to = place(lhs);
    Type* type = to.type;
    const Home* home = homeOf(lhs);
    const bool inRegister = home && home->storage == Storage::Register;
    const Register result = inRegister ? home->reg : m_code.allocate(slotsOf(type));
    const bool isShift = op == Token::Shl || op == Token::Shr;
    // As Go's compiler has it: calls come before the variables beside them are read.
    std::optional<Register> called;
    if (rhs && !isShift && hasCall(*rhs)) called = evaluate(*rhs, std::nullopt);
    const Register current = load(to, std::nullopt);
    const std::optional<std::int16_t> small = rhs ? smallConstant(*rhs) : std::int16_t{1};
    const bool isSum = op == Token::Add || op == Token::Sub;
    if (isSum && small && *small != smallestConstant && valueClass(type) == ValueClass::Integer) {
        at(pos);
        const int addend = op == Token::Add ? *small : -*small;
        m_code.emit(Opcode::AddInt, result, current, static_cast<std::uint16_t>(addend));
        narrow(type, result);
    } else if (isShift) {
        shiftBy(op, type, result, current, *rhs);
    } else {
        const Register operand = called ? *called
                                 : rhs  ? value(*rhs)
                                        : constantValue(types::constant::makeInt64(1), type, std::nullopt);
        at(pos);
        arithmetic(op, type, result, current, operand);
    }
    if (!inRegister) store(to, result);
}

/// x, y = a, b
void StatementLowering::assignTuple(const syntax::AssignStmt& statement) {
    std::vector<Place> places;
    Overwritten overwritten;
    for (const Expr* lhs : statement.lhs) {
        places.push_back(place(*lhs));
        keepOperands(places.back(), overwritten);
        noteOverwritten(overwritten, *lhs);
    }
    std::vector<Register> values;
    overwritten.clear();
    for (std::size_t i = 0; i < statement.rhs.size(); ++i) {
        Type* type = places[i].type ? places[i].type : typeOf(*statement.rhs[i]);
        nameMade(*statement.rhs[i], [&] { return std::vector{syntax::exprText(*statement.lhs[i])}; });
        values.push_back(keep(evaluateAs(*statement.rhs[i], type, std::nullopt), slotsOf(type), overwritten));
        noteOverwritten(overwritten, *statement.lhs[i]);
    }
    for (std::size_t i = 0; i < places.size(); ++i) store(places[i], values[i]);
}

void StatementLowering::noteOverwritten(Overwritten& overwritten, const Expr& lhs) const {
    if (const Home* home = rootHome(lhs)) overwritten.emplace_back(home->reg, home->reg + slotsOf(home->type));
}

/// The registers themselves, or a copy if they are a variable's that is assigned to before they are used.
Register StatementLowering::keep(Register value, std::uint32_t slots, const Overwritten& overwritten) {
    const bool changes = std::any_of(overwritten.begin(), overwritten.end(), [&](const auto& range) {
        return value < range.second && range.first < value + slots;
    });
    if (!changes) return value;
    const Register copy = m_code.allocate(slots);
    m_code.move(copy, value, slots);
    return copy;
}

void StatementLowering::keepOperands(Place& place, const Overwritten& overwritten) {
    switch (place.kind) {
    case Place::Kind::Memory: place.base = keep(place.base, 1, overwritten); break;
    case Place::Kind::SliceElement:
        place.base = keep(place.base, 3, overwritten);
        place.index = keep(place.index, 1, overwritten);
        break;
    case Place::Kind::MapElement:
        place.base = keep(place.base, 1, overwritten);
        place.index = keep(place.index, slotsOf(types::underAs<types::Map>(place.container)->key()), overwritten);
        break;
    default: break;
    }
}

/// The local variable in registers that an assignment to the expression changes, or null.
const StatementLowering::Home* StatementLowering::rootHome(const Expr& lhs) const {
    const Expr* inner = syntax::unparen(&lhs);
    while (const auto* selector = syntax::as<syntax::SelectorExpr>(inner)) {
        const types::Selection* selection = info().selection(*selector);
        if (!selection || selection->indirect) return nullptr;
        inner = syntax::unparen(selector->x);
    }
    const Home* home = homeOf(*inner);
    return home && home->storage == Storage::Register ? home : nullptr;
}

/// x, y = f()   v, ok = m[k]
void StatementLowering::assignFromMultiple(const syntax::AssignStmt& statement) {
    std::vector<Place> places;
    Overwritten overwritten;
    for (const Expr* lhs : statement.lhs) {
        places.push_back(place(*lhs));
        keepOperands(places.back(), overwritten);
        noteOverwritten(overwritten, *lhs);
    }
    std::vector<Type*> valueTypes;
    nameResultsOf(statement);
    Register next = evaluateMultiple(*statement.rhs[0], valueTypes);
    for (std::size_t i = 0; i < places.size(); ++i) {
        storeConverted(places[i], next, valueTypes[i]);
        next += slotsOf(valueTypes[i]);
    }
}

/// Names what the call on the right makes as the variables on the left.
void StatementLowering::nameResultsOf(const syntax::AssignStmt& statement) {
    nameMade(*statement.rhs[0], [&] {
        std::vector<std::string> names;
        for (const Expr* lhs : statement.lhs) names.push_back(syntax::exprText(*lhs));
        return names;
    });
}

void StatementLowering::storeConverted(const Place& to, Register value, Type* valueType) {
    if (to.kind == Place::Kind::Blank) return;
    const TemporaryScope temporaries(m_code);
    if (to.expr) at(to.expr->pos);
    store(to, convertImplicitly(value, valueType, to.type, std::nullopt));
}

void StatementLowering::define(const syntax::AssignStmt& statement) {
    if (statement.lhs.size() == 1 && statement.rhs.size() == 1) {
        const auto* name = statement.lhs[0]->as<syntax::Ident>();
        auto* var = types::as<Var>(info().def(*name));
        if (var && !name->isBlank()) return declareWith(*var, *statement.rhs[0]);
        return assignOne(*statement.lhs[0], *statement.rhs[0]);
    }
    if (statement.rhs.size() == 1) return defineFromMultiple(statement);

    // Values first, in temporaries above where the variables will live, then the variables.
    std::vector<Type*> valueTypes;
    std::vector<Register> values;
    const std::vector<Var*> vars = definedVars(statement);
    const Register homes = m_code.allocate(slotsForHomes(vars));
    {
        const TemporaryScope temporaries(m_code);
        Overwritten overwritten;
        Register next = homes;
        for (std::size_t i = 0; i < statement.rhs.size(); ++i) {
            const Home* home = vars[i] ? nullptr : homeOf(*statement.lhs[i]);
            Type* type = vars[i] ? resolve(vars[i]->type()) : home ? home->type : typeOf(*statement.rhs[i]);
            valueTypes.push_back(type);
            // A new variable is not visible yet: its value may be made where it will live.
            const bool direct = vars[i] && !needsBox(*vars[i]);
            nameMade(*statement.rhs[i], [&] { return std::vector{syntax::exprText(*statement.lhs[i])}; });
            const Register made = evaluateAs(*statement.rhs[i], type, direct ? Into(next) : Into());
            values.push_back(direct ? made : keep(made, slotsOf(type), overwritten));
            if (vars[i]) next += direct ? slotsOf(type) : 1;
            if (!vars[i]) noteOverwritten(overwritten, *statement.lhs[i]);
        }
        finishDefine(statement, vars, values, valueTypes, homes);
    }
}

/// The new variable that each name on the left declares, null for blank and for variables that exist.
std::vector<Var*> StatementLowering::definedVars(const syntax::AssignStmt& statement) const {
    std::vector<Var*> vars;
    for (const Expr* lhs : statement.lhs) {
        const auto* name = lhs->as<syntax::Ident>();
        vars.push_back(name->isBlank() ? nullptr : types::as<Var>(info().def(*name)));
    }
    return vars;
}

std::uint32_t StatementLowering::slotsForHomes(const std::vector<Var*>& vars) {
    std::uint32_t slots = 0;
    for (Var* var : vars)
        if (var) slots += needsBox(*var) ? 1 : slotsOf(resolve(var->type()));
    return slots;
}

/// Gives the new variables their registers from `homes` on, and all their values.
void StatementLowering::finishDefine(const syntax::AssignStmt& statement, const std::vector<Var*>& vars,
                                     const std::vector<Register>& values, const std::vector<Type*>& valueTypes,
                                     Register homes) {
    for (std::size_t i = 0; i < vars.size(); ++i) {
        if (!vars[i]) {
            storeConverted(place(*statement.lhs[i]), values[i], valueTypes[i]);
            continue;
        }
        homes = declareAt(*vars[i], values[i], valueTypes[i], homes);
    }
}

/// a, b := f(): the values become the variables where they are if all are new and live in registers.
void StatementLowering::defineFromMultiple(const syntax::AssignStmt& statement) {
    const std::vector<Var*> vars = definedVars(statement);
    std::vector<Type*> valueTypes;
    bool inPlace = true;
    for (std::size_t i = 0; i < vars.size(); ++i)
        inPlace = inPlace && (vars[i] ? !needsBox(*vars[i]) : isBlank(*statement.lhs[i]));
    if (inPlace) {
        if (isPlainCall(*statement.rhs[0])) m_code.allocate(1);
        nameResultsOf(statement);
        Register next = evaluateMultiple(*statement.rhs[0], valueTypes, m_code.top());
        for (std::size_t i = 0; i < vars.size(); ++i) {
            at(statement.lhs[i]->pos);
            if (vars[i]) declare(*vars[i], next, Storage::Register);
            next += slotsOf(valueTypes[i]);
        }
        m_code.setTop(next);
        return;
    }
    const Register homes = m_code.allocate(slotsForHomes(vars));
    const TemporaryScope temporaries(m_code);
    nameResultsOf(statement);
    Register next = evaluateMultiple(*statement.rhs[0], valueTypes);
    std::vector<Register> values;
    for (Type* type : valueTypes) {
        values.push_back(next);
        next += slotsOf(type);
    }
    finishDefine(statement, vars, values, valueTypes, homes);
}

} // namespace lockstep::program
