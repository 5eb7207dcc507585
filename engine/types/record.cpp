// Recording what was found out in Info, and Info's own questions.
#include "engine/types/checker_core.h"

namespace lockstep::types {

void Info::reserve(const syntax::Numbering& numbering) {
    m_types.resize(numbering.expressions);
    m_names.resize(numbering.idents);
}

const Selection* Info::selection(const syntax::SelectorExpr& x) const {
    std::uint32_t number = m_names[x.sel->ident.value].selection;
    return number == 0 ? nullptr : &m_selections[number - 1];
}

const Instance* Info::instance(const syntax::Ident& name) const {
    std::uint32_t number = m_names[name.ident.value].instance;
    return number == 0 ? nullptr : &m_instances[number - 1];
}

Var* Info::clauseVar(const syntax::CaseClause& clause) const {
    auto found = m_implicits.find(&clause);
    return found == m_implicits.end() ? nullptr : as<Var>(found->second);
}

PkgName* Info::importName(const syntax::ImportSpec& spec) const {
    auto found = m_implicits.find(&spec);
    return found == m_implicits.end() ? nullptr : as<PkgName>(found->second);
}

FunctionInfo* Info::function(const syntax::FuncLit& literal) const {
    auto found = m_functionOf.find(&literal);
    return found == m_functionOf.end() ? nullptr : found->second;
}

FunctionInfo* Info::function(const Func& declared) const {
    auto found = m_functionOf.find(&declared);
    return found == m_functionOf.end() ? nullptr : found->second;
}

void Checker::record(Operand& x) {
    Type* type = x.isInvalid() ? basicType(BasicKind::Invalid) : x.type;
    if (x.mode == Mode::NoValue) type = universe().emptyTuple;
    recordTypeAndValue(*x.expr, x.mode, type, x.value);
    m_shiftOperand[x.expr->id.value] = false;
}

void Checker::recordTypeAndValue(const Expr& e, Mode mode, Type* type, const constant::Value& value) {
    TypeAndValue& entry = facts(e);
    entry.mode = mode;
    entry.commaOk = false;
    entry.type = type;
    entry.value = nullptr;
    if (mode == Mode::Constant) entry.value = &m_info.m_values.emplace_back(value);
}

void Checker::recordBuiltinType(const Expr& fun, Signature* signature) {
    for (const Expr* f = &fun;;) {
        recordTypeAndValue(*f, Mode::Builtin, signature, {});
        const auto* paren = f->as<syntax::ParenExpr>();
        if (!paren) break;
        f = paren->x;
    }
}

void Checker::recordCommaOk(const Expr& e, Type* first, Type* second) {
    if (isInvalid(first) || isInvalid(second)) return;
    auto* x = m_store.make<Var>(e.pos, m_package, "", first, Var::Role::Local);
    auto* ok = m_store.make<Var>(e.pos, m_package, "", second, Var::Role::Local);
    auto* tuple = m_store.make<Tuple>(std::vector<Var*>{x, ok});
    for (const Expr* f = &e;;) {
        facts(*f).type = tuple;
        facts(*f).commaOk = true;
        const auto* paren = f->as<syntax::ParenExpr>();
        if (!paren) break;
        f = paren->x;
    }
}

void Checker::recordSelection(const syntax::SelectorExpr& x, SelectionKind kind, Type* recv, Object* object,
                              std::vector<std::uint32_t> index, bool indirect) {
    recordUse(*x.sel, object);
    Type* type = object->type();
    if (auto* method = as<Func>(object)) type = method->signature();
    m_info.m_selections.push_back({kind, recv, object, std::move(index), indirect, type});
    m_info.m_names[x.sel->ident.value].selection = static_cast<std::uint32_t>(m_info.m_selections.size());
}

namespace {

/// The name that an instantiation hangs on: F, pkg.F, F[int], (F).
const Ident* instantiatedName(const Expr& e) {
    const Expr* x = syntax::unparen(&e);
    for (;;) {
        if (const auto* name = x->as<Ident>()) return name;
        if (const auto* selector = x->as<syntax::SelectorExpr>()) return selector->sel;
        if (const auto* index = x->as<syntax::IndexExpr>())
            x = syntax::unparen(index->x);
        else if (const auto* list = x->as<syntax::IndexListExpr>())
            x = syntax::unparen(list->x);
        else
            return nullptr;
    }
}

} // namespace

void Checker::recordInstance(const Expr& e, std::vector<Type*> typeArgs, Type* type) {
    const Ident* name = instantiatedName(e);
    if (!name) return;
    m_info.m_instances.push_back({std::move(typeArgs), type});
    m_info.m_names[name->ident.value].instance = static_cast<std::uint32_t>(m_info.m_instances.size());
}

} // namespace lockstep::types
