// Interface types, unions and constraints (spec: "Interface types", "General interfaces").
#include "engine/types/checker_core.h"
#include "engine/types/type_set.h"
#include "engine/types/type_store.h"
#include "engine/types/type_terms.h"

#include <algorithm>

namespace lockstep::types {

Type* Checker::interfaceType(const syntax::InterfaceType& e, Named* definition) {
    auto* result = m_store.make<Interface>();
    if (e.methods->list.empty()) return result;
    result->setIncomplete(true);
    for (const syntax::Field* field : e.methods->list) {
        if (field->isEmbedded()) {
            Type* type = unionType(*field->type);
            if (mayEmbed(*field->type, type)) result->addEmbedded(type, field->type->pos);
            continue;
        }
        const Ident& name = *field->names[0];
        const auto* syntax = field->type->as<syntax::FuncType>();
        if (name.isBlank()) {
            error(Code::InvalidBlank, name, "methods must have a unique non-blank name");
            continue;
        }
        if (!syntax) continue;
        auto* signature = m_store.make<Signature>();
        Type* recv = definition ? static_cast<Type*>(definition) : result;
        signature->recv = m_store.make<Var>(name.pos, m_package, "", recv, Var::Role::Receiver);
        functionType(signature, nullptr, *syntax);
        recordTypeAndValue(*syntax, Mode::TypeExpr, signature, {});
        auto* method = m_store.make<Func>(name.pos, m_package, name.name, signature);
        recordDef(name, method);
        result->addMethod(method);
    }
    result->setIncomplete(false);
    later([this, result, pos = e.pos] { checkTypeSet(*result, pos); });
    return result;
}

/// Before go1.18 an interface embedded interfaces only. One whose declaration is still worked on passes.
bool Checker::mayEmbed(const Expr& e, Type* type) {
    if (allowVersion(18)) return true;
    Type* base = type->kind() == TypeKind::Named ? type->as<Named>()->underlying() : type;
    if (!base || isInvalid(base) || as<Interface>(base)) return true;
    return requireVersion(18, e.span(), fmt::format("embedding non-interface type {}", str(type)));
}

/// Reports methods that clash.
void Checker::checkTypeSet(Interface& interface, Pos /*pos*/) {
    auto clash = [this](Func* method, Func* other, Pos pos) {
        errorWithOther(Code::DuplicateMethod, {pos, {}}, fmt::format("duplicate method {}", method->name()), other);
    };
    TypeSetProblems problems;
    problems.duplicate = clash;
    problems.conflicting = [&](Func* method, Func* other, Pos pos) {
        // Before go1.14 what is embedded could not overlap.
        if (!allowVersion(14) || !identical(method->signature(), other->signature())) clash(method, other, pos);
    };
    (void)computeTypeSet(interface, problems);
    (void)interface.typeSet();
}

namespace {

/// The operands of `a | b | c`, and the expression of each `|`.
void flatten(const Expr& e, std::vector<const Expr*>& operators, std::vector<const Expr*>& operands) {
    const auto* binary = e.as<syntax::BinaryExpr>();
    if (!binary || binary->op != Token::Or) {
        operands.push_back(&e);
        return;
    }
    flatten(*binary->x, operators, operands);
    operators.push_back(&e);
    operands.push_back(binary->y);
}

} // namespace

bool Checker::isUnionSyntax(const Expr& e) {
    const auto* binary = e.as<syntax::BinaryExpr>();
    if (binary) return binary->op == Token::Or;
    const auto* unary = e.as<syntax::UnaryExpr>();
    return unary && unary->op == Token::Tilde;
}

/// An element of an interface: a type, ~T, or a union of them.
Type* Checker::unionType(const Expr& e) {
    std::vector<const Expr*> operators;
    std::vector<const Expr*> operands;
    flatten(e, operators, operands);
    if (operands.size() > 100) {
        error(Code::InvalidUnion, e, "cannot handle more than 100 union terms (implementation limitation)");
        return basicType(BasicKind::Invalid);
    }
    std::vector<Term> terms;
    Type* result = nullptr;
    for (std::size_t i = 0; i < operands.size(); ++i) {
        Term term = unionTerm(*operands[i]);
        if (operands.size() == 1 && !term.tilde) return term.type;
        terms.push_back(term);
        result = m_store.make<Union>(terms);
        if (i > 0) recordTypeAndValue(*operators[i - 1], Mode::TypeExpr, result, {});
    }
    later([this, &e, terms, operands] { checkUnion(e, terms, operands); });
    return result;
}

Term Checker::unionTerm(const Expr& e) {
    Term term;
    const Expr* x = &e;
    if (const auto* unary = x->as<syntax::UnaryExpr>(); unary && unary->op == Token::Tilde) {
        term.tilde = true;
        x = unary->x;
    }
    term.type = typeOf(*x);
    if (isTypeParam(term.type)) {
        error(Code::MisplacedTypeParameter, *x,
              term.tilde ? fmt::format("type in term {} cannot be a type parameter", str(e))
                         : std::string("term cannot represent type parameter"));
        term.type = basicType(BasicKind::Invalid);
    }
    if (term.tilde) recordTypeAndValue(e, Mode::TypeExpr, m_store.make<Union>(std::vector<Term>{term}), {});
    return term;
}

/// Spec "General interfaces": what the terms of a union must not be.
void Checker::checkUnion(const Expr& /*e*/, const std::vector<Term>& terms, const std::vector<const Expr*>& places) {
    auto text = [this](const Term& term) { return (term.tilde ? "~" : "") + str(term.type); };
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const Term& term = terms[i];
        if (isInvalid(term.type)) continue;
        Type* base = under(term.type);
        auto* interface = as<Interface>(base);
        if (term.tilde && interface) {
            error(Code::InvalidUnion, *places[i], fmt::format("invalid use of ~ ({} is an interface)", str(term.type)));
            continue;
        }
        if (term.tilde && !identical(base, term.type)) {
            error(Code::InvalidUnion, *places[i],
                  fmt::format("invalid use of ~ (underlying type of {} is {})", str(term.type), str(base)));
            continue;
        }
        if (interface) {
            const TypeSet& set = interface->typeSet();
            std::string problem;
            if (!set.methods.empty())
                problem = fmt::format("cannot use {} in union ({} contains methods)", text(term), text(term));
            else if (term.type == universe().comparable)
                problem = "cannot use comparable in union";
            else if (set.comparable)
                problem = fmt::format("cannot use {} in union ({} embeds comparable)", text(term), text(term));
            if (!problem.empty()) error(Code::InvalidUnion, *places[i], problem);
            continue;
        }
        for (std::size_t j = 0; j < i; ++j) {
            if (isInvalid(terms[j].type) || isInterface(terms[j].type) || isDisjoint(terms[j], term)) continue;
            error(Code::InvalidUnion, *places[i],
                  fmt::format("overlapping terms {} and {}", text(term), text(terms[j])));
            break;
        }
    }
}

} // namespace lockstep::types
