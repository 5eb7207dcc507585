// Assignments, initialisations and short variable declarations (spec: "Assignment statements", "Variable declarations",
// "Short variable declarations").
#include "engine/base/counted.h"
#include "engine/types/checker_core.h"
#include "engine/types/type_store.h"

namespace lockstep::types {

namespace {

bool isCall(const Expr& e) { return syntax::unparen(&e)->is<syntax::CallExpr>(); }

void typeMissing(const std::vector<Var*>& vars) {
    for (Var* var : vars)
        if (!var->type()) var->setType(basicType(BasicKind::Invalid));
}

} // namespace

/// Makes x a value of the target type, converting an untyped one; a null target takes the type that x has. Invalidates
/// x if it may not be assigned.
void Checker::assignment(Operand& x, Type* target, std::string_view context) {
    singleValue(x);
    if (x.isInvalid()) return;
    if (x.mode < Mode::Constant) {
        error(Code::IncompatibleAssign, x,
              fmt::format("cannot assign {} to {} in {}", str(x), target ? str(target) : "_", context));
        x.invalidate();
        return;
    }
    if (x.isNil() && !target) {
        error(Code::UntypedNilUse, x, fmt::format("use of untyped nil in {}", context));
        x.invalidate();
        return;
    }
    if (isUntyped(x.type)) {
        Type* wanted = target;
        if (!x.isNil() && (!target || isInterface(target))) wanted = defaultType(x.type);
        constant::Value value;
        Code code = Code::IncompatibleAssign;
        Type* type = implicitType(x, wanted, value, code);
        if (!type) {
            std::string message = fmt::format("cannot use {} as {} value in {}", str(x), str(wanted), context);
            if (code == Code::TruncatedFloat)
                message += " (truncated)";
            else if (code == Code::NumericOverflow)
                message += " (overflows)";
            else
                code = Code::IncompatibleAssign;
            error(code, x, std::move(message));
            x.invalidate();
            return;
        }
        if (value.isKnown()) {
            x.value = value;
            updateExprValue(*x.expr, value);
        }
        if (type != x.type) {
            x.type = type;
            updateExprType(*x.expr, type, false);
        }
    }
    if (auto* signature = as<Signature>(x.type); signature && !signature->typeParams.empty()) {
        error(Code::IncompatibleAssign, x,
              fmt::format("cannot use generic function {} without instantiation in {}", str(*x.expr), context));
        x.invalidate();
        return;
    }
    if (!target) return;
    std::string cause;
    Code code = Code::IncompatibleAssign;
    if (assignableTo(x, target, cause, code)) return;
    std::string message = fmt::format("cannot use {} as {} value in {}", str(x), str(target), context);
    if (!cause.empty()) message += ": " + cause;
    error(code, x, std::move(message));
    x.invalidate();
}

void Checker::initConst(Const* lhs, Operand& x) {
    if (x.isInvalid() || isInvalid(x.type) || (lhs->type() && isInvalid(lhs->type()))) {
        if (!lhs->type()) lhs->setType(basicType(BasicKind::Invalid));
        return;
    }
    if (!x.isConstant()) {
        error(Code::InvalidConstInit, x, fmt::format("{} is not constant", str(x)));
        if (!lhs->type()) lhs->setType(basicType(BasicKind::Invalid));
        return;
    }
    if (!lhs->type()) lhs->setType(x.type);
    assignment(x, lhs->type(), "constant declaration");
    if (!x.isInvalid()) lhs->setValue(x.value);
}

void Checker::initVar(Var* lhs, Operand& x, std::string_view context) {
    if (x.isInvalid() || isInvalid(x.type) || (lhs->type() && isInvalid(lhs->type()))) {
        lhs->used = true; // no follow-up
        if (!lhs->type()) lhs->setType(basicType(BasicKind::Invalid));
        x.invalidate();
        return;
    }
    if (!lhs->type()) {
        Type* type = x.type;
        if (isUntyped(type)) {
            if (x.isNil() || isUntypedNil(type)) {
                error(Code::UntypedNilUse, x, fmt::format("use of untyped nil in {}", context));
                lhs->setType(basicType(BasicKind::Invalid));
                x.invalidate();
                return;
            }
            type = defaultType(type);
        }
        lhs->setType(type);
    }
    assignment(x, lhs->type(), context);
    if (x.isInvalid()) lhs->used = true;
}

std::vector<Operand> Checker::multipleValues(const Expr& e, bool allowCommaOk, bool& commaOk) {
    commaOk = false;
    Operand x;
    multiExpr(x, e);
    std::vector<Operand> values;
    if (auto* tuple = as<Tuple>(x.isInvalid() ? nullptr : x.type)) {
        for (Var* each : tuple->vars()) {
            Operand& value = values.emplace_back();
            value.mode = Mode::Value;
            value.expr = &e;
            value.type = each->type();
        }
        return values;
    }
    commaOk = allowCommaOk && (x.mode == Mode::MapIndex || x.mode == Mode::CommaOk);
    values.push_back(x);
    if (commaOk) {
        values[0].mode = Mode::Value;
        Operand& ok = values.emplace_back();
        ok.mode = Mode::Value;
        ok.expr = &e;
        ok.type = basicType(BasicKind::UntypedBool);
    }
    return values;
}

/// Initialises variables; with `returnStmt` the results of the function.
void Checker::initVars(const std::vector<Var*>& lhs, List<Expr> rhs, const Stmt* returnStmt) {
    std::string_view context = returnStmt ? "return statement" : "assignment";
    if (lhs.size() == rhs.size() && !(rhs.size() == 1 && isCall(*rhs[0]))) {
        for (std::size_t i = 0; i < lhs.size(); ++i) {
            Operand x;
            exprWithTarget(x, *rhs[i], lhs[i]->type());
            initVar(lhs[i], x, context);
        }
        return;
    }
    if (rhs.size() != 1) {
        std::vector<Operand> values;
        bool fine = true;
        for (const Expr* each : rhs) {
            Operand x;
            rawExpr(x, *each, nullptr, true);
            fine = fine && !x.isInvalid();
            values.push_back(x);
        }
        typeMissing(lhs);
        for (Var* var : lhs) var->used = true; // no follow-up
        if (!fine) return;
        if (returnStmt)
            returnMismatch(*returnStmt, lhs, values);
        else if (!rhs.empty())
            assignmentMismatch(*rhs[0], lhs.size(), rhs.size(), nullptr);
        return;
    }
    bool commaOk = false;
    std::vector<Operand> values = multipleValues(*rhs[0], lhs.size() == 2 && !returnStmt, commaOk);
    if (values.size() == lhs.size()) {
        for (std::size_t i = 0; i < lhs.size(); ++i) initVar(lhs[i], values[i], context);
        if (commaOk && !values[0].isInvalid() && !values[1].isInvalid())
            recordCommaOk(*rhs[0], values[0].type, values[1].type);
        return;
    }
    typeMissing(lhs);
    for (Var* var : lhs) var->used = true;
    if (!values.empty() && values[0].isInvalid()) return;
    if (returnStmt)
        returnMismatch(*returnStmt, lhs, values);
    else
        assignmentMismatch(*rhs[0], lhs.size(), values.size(), rhs[0]);
}

/// The variable a name stands for, if it does: assigning to it is no use of it.
Var* Checker::mentionedVariable(const Expr& e) {
    const auto* name = syntax::unparen(&e)->as<Ident>();
    if (!name || name->isBlank()) return nullptr;
    auto* var = as<Var>(lookup(name->name));
    return var && var->package() == m_package ? var : nullptr;
}

/// The type of what is assigned to: null for the blank identifier, Invalid if it was reported.
Type* Checker::checkLhs(const Expr& lhs) {
    const auto* name = syntax::unparen(&lhs)->as<Ident>();
    if (name && name->isBlank()) {
        recordDef(*name, nullptr);
        return nullptr;
    }
    Var* var = mentionedVariable(lhs);
    bool used = var && var->used;
    Operand x;
    expr(x, lhs);
    if (var) var->used = used;
    if (x.isInvalid()) return basicType(BasicKind::Invalid);
    if (x.mode == Mode::Variable || x.mode == Mode::MapIndex) return x.type;
    if (const auto* selector = syntax::unparen(&lhs)->as<syntax::SelectorExpr>();
        selector && facts(*selector->x).mode == Mode::MapIndex) {
        error(Code::UnassignableOperand, lhs, fmt::format("cannot assign to struct field {} in map", str(lhs)));
        return basicType(BasicKind::Invalid);
    }
    error(Code::UnassignableOperand, lhs,
          fmt::format("cannot assign to {} (neither addressable nor a map index expression)", str(lhs)));
    return basicType(BasicKind::Invalid);
}

/// lhs = rhs, or lhs = x if that is given.
void Checker::assignVar(const Expr& lhs, const Expr* rhs, Operand* x, std::string_view context) {
    Type* target = checkLhs(lhs);
    if (target && isInvalid(target)) {
        if (x)
            x->invalidate();
        else
            use(*rhs, false);
        return;
    }
    noteAssignment(lhs);
    Operand own;
    if (!x) {
        x = &own;
        exprWithTarget(*x, *rhs, target);
    }
    if (!target && context == "assignment") context = "assignment to _ identifier";
    assignment(*x, target, context);
    if (x->isInvalid()) use(lhs, false); // what could not be assigned to is not called unused as well
}

void Checker::assignVars(List<Expr> lhs, List<Expr> rhs) {
    if (lhs.size() == rhs.size() && !(rhs.size() == 1 && isCall(*rhs[0]))) {
        for (std::size_t i = 0; i < lhs.size(); ++i) assignVar(*lhs[i], rhs[i], nullptr, "assignment");
        return;
    }
    if (rhs.size() != 1) {
        bool left = use(lhs, false);
        bool right = use(rhs, false);
        if (left && right && !rhs.empty()) assignmentMismatch(*rhs[0], lhs.size(), rhs.size(), nullptr);
        return;
    }
    bool commaOk = false;
    std::vector<Operand> values = multipleValues(*rhs[0], lhs.size() == 2, commaOk);
    if (values.size() == lhs.size()) {
        for (std::size_t i = 0; i < lhs.size(); ++i) assignVar(*lhs[i], nullptr, &values[i], "assignment");
        if (commaOk && !values[0].isInvalid() && !values[1].isInvalid())
            recordCommaOk(*rhs[0], values[0].type, values[1].type);
        return;
    }
    if (values.empty() || !values[0].isInvalid()) assignmentMismatch(*rhs[0], lhs.size(), values.size(), rhs[0]);
    use(lhs, false);
}

/// Spec "Short variable declarations": names already declared in this scope are assigned to.
void Checker::shortVarDecl(const syntax::AssignStmt& stmt) {
    std::size_t delayed = m_delayed.size();
    std::vector<Var*> vars;
    std::vector<std::pair<const Ident*, Var*>> fresh;
    std::vector<std::pair<const Ident*, Var*>> known;
    std::unordered_set<std::string_view> seen;
    bool anyError = false;
    auto placeholder = [&](const Expr& lhs) {
        anyError = true;
        auto* var = m_store.make<Var>(lhs.pos, m_package, "_", nullptr, Var::Role::Local);
        vars.push_back(var);
    };
    for (const Expr* each : stmt.lhs) {
        const auto* name = each->as<Ident>();
        if (!name) {
            use(*each, true);
            error(Code::UnassignableOperand, *each, fmt::format("non-name {} on left side of :=", str(*each)));
            placeholder(*each);
            continue;
        }
        if (!name->isBlank() && !seen.insert(name->name).second) {
            error(Code::Redeclared, *each, fmt::format("{} repeated on left side of :=", name->name));
            placeholder(*each);
            continue;
        }
        if (Object* object = m_env.scope->lookup(name->name); object && !name->isBlank()) {
            recordUse(*name, object);
            if (auto* var = as<Var>(object)) {
                vars.push_back(var);
                known.emplace_back(name, var);
            } else {
                error(Code::UnassignableOperand, *each, fmt::format("cannot assign to {}", str(*each)));
                placeholder(*each);
            }
            continue;
        }
        Var* var = newLocal(*name, nullptr);
        vars.push_back(var);
        recordDef(*name, var);
        if (!name->isBlank()) fresh.emplace_back(name, var);
    }
    initVars(vars, stmt.rhs, nullptr);
    for (auto& [name, var] : known) {
        recordTypeAndValue(*name, Mode::Variable, var->type(), {});
        noteVarAssignment(var);
    }
    processDelayed(delayed); // function literals on the right do not see the new variables
    if (fresh.empty() && !anyError) {
        error(Code::NoNewVariable, stmt.tokPos, "no new variables on left side of :=");
        return;
    }
    for (auto& [name, var] : fresh) declare(*m_env.scope, name, var);
}

void Checker::assignmentMismatch(const Expr& at, std::size_t lhs, std::size_t rhs, const Expr* call) {
    std::string vars = base::counted(lhs, "variable");
    std::string values = base::counted(rhs, "value");
    const auto* callExpr = call ? syntax::unparen(call)->as<syntax::CallExpr>() : nullptr;
    if (callExpr)
        error(Code::WrongAssignCount, at,
              fmt::format("assignment mismatch: {} but {} returns {}", vars, str(*callExpr->fun), values));
    else
        error(Code::WrongAssignCount, at, fmt::format("assignment mismatch: {} but {}", vars, values));
}

/// "(number, string)"
std::string Checker::operandTypes(const std::vector<Operand>& list) {
    std::string text;
    for (const Operand& x : list) {
        if (!text.empty()) text += ", ";
        if (x.isNil())
            text += "nil";
        else if (x.isInvalid() || !x.type || isInvalid(x.type))
            text += "unknown type";
        else if (isUntypedNumeric(x.type))
            text += "number";
        else if (isUntyped(x.type))
            text += std::string(as<Basic>(x.type)->name().substr(std::string_view("untyped ").size()));
        else
            text += str(x.type);
    }
    return "(" + text + ")";
}

void Checker::returnMismatch(const Node& at, const std::vector<Var*>& want, const std::vector<Operand>& have) {
    syntax::Span place = at.span();
    std::string_view qualifier = "not enough";
    if (have.size() > want.size()) {
        place = have[want.size()].expr->span();
        qualifier = "too many";
    } else if (!have.empty()) {
        place = have.back().expr->span();
    }
    std::vector<Type*> types;
    for (Var* each : want) types.push_back(each->type());
    report(Code::WrongResultCount, place,
           fmt::format("{} return values\n\thave {}\n\twant ({})", qualifier, operandTypes(have), typeListText(types)));
}

bool Checker::use(List<Expr> list, bool lhs) {
    bool fine = true;
    for (const Expr* each : list) fine = use(*each, lhs) && fine;
    return fine;
}

/// Looks at an expression whose value is of no interest, for the mistakes and uses in it.
bool Checker::use(const Expr& e, bool lhs) {
    const Expr& inner = *syntax::unparen(&e);
    Operand x;
    if (const auto* name = inner.as<Ident>()) {
        if (name->isBlank()) return true;
        Var* var = lhs ? mentionedVariable(inner) : nullptr;
        bool used = var && var->used;
        exprOrType(x, inner, true);
        if (var) var->used = used;
        return !x.isInvalid();
    }
    rawExpr(x, inner, nullptr, true);
    return !x.isInvalid();
}

} // namespace lockstep::types
