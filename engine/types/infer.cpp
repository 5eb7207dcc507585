// Type inference (spec: "Type inference"): type arguments from the arguments of a call, from the type a function is
// assigned to, and from the constraints.
#include "engine/types/substitute.h"
#include "engine/types/type_store.h"
#include "engine/types/unify.h"

#include <algorithm>

namespace lockstep::types {

namespace {

/// Mentions one of the parameters.
bool mentionsAny(Type* type, TypeStore& store, const std::vector<TypeParam*>& params) {
    std::vector<Type*> none(params.size(), basicType(BasicKind::Invalid));
    return mentionsTypeParam(type) && Substitution(store, params, none).apply(type) != type;
}

/// The single type of a constraint, or the underlying type that all have in common.
struct CoreTerm {
    Term term;
    bool single = false;
};

CoreTerm coreTermOf(TypeParam* param) {
    const TypeSet& set = param->interfaceOf()->typeSet();
    if (!set.hasTerms() || set.isEmpty()) return {};
    if (set.terms->size() == 1) return {set.terms->front(), true};
    Type* core = coreType(param);
    return {{true, core}, false};
}

std::string namesOf(const std::vector<TypeParam*>& params) {
    std::string text;
    for (std::size_t i = 0; i < params.size(); ++i) {
        if (i > 0) text += params.size() == 2 ? " and " : i + 1 == params.size() ? ", and " : ", ";
        text += params[i]->object()->name();
    }
    return text;
}

/// Rank among untyped numbers; 0 for other types.
int untypedRank(Type* type) {
    auto* basic = as<Basic>(type);
    if (!basic || !isUntypedNumeric(type)) return 0;
    return static_cast<int>(basic->basicKind()) - static_cast<int>(BasicKind::UntypedInt) + 1;
}

/// A type parameter whose type leads back to it gets none.
class CycleBreaker {
public:
    CycleBreaker(TypeStore& store, const std::vector<TypeParam*>& params, std::vector<Type*>& types)
        : m_store(store), m_params(params), m_types(types) {}

    void run() {
        for (std::size_t i = 0; i < m_params.size(); ++i)
            if (m_types[i] && reaches(i, i)) m_types[i] = nullptr;
    }

private:
    [[nodiscard]] bool reaches(std::size_t start, std::size_t goal) const {
        std::vector<bool> seen(m_params.size());
        std::vector<std::size_t> work{start};
        while (!work.empty()) {
            std::size_t at = work.back();
            work.pop_back();
            if (!m_types[at]) continue;
            for (std::size_t i = 0; i < m_params.size(); ++i) {
                if (!mentionsAny(m_types[at], m_store, {m_params[i]})) continue;
                if (i == goal) return true;
                if (!seen[i]) work.push_back(i);
                seen[i] = true;
            }
        }
        return false;
    }

    TypeStore& m_store;
    const std::vector<TypeParam*>& m_params;
    std::vector<Type*>& m_types;
};

} // namespace

/// The inference of one call, with fresh type parameters: those of a function that calls itself differ from these.
class Inference {
public:
    Inference(TypeStore& store, const std::vector<TypeParam*>& params) : m_store(store), m_original(params) {
        for (TypeParam* param : params) {
            fresh.push_back(m_store.make<TypeParam>(&m_store, m_store.nextTypeParamId(), param->object(), nullptr));
            fresh.back()->setIndex(param->index());
        }
        for (std::size_t i = 0; i < params.size(); ++i) fresh[i]->setConstraint(renamed(params[i]->constraint()));
    }

    [[nodiscard]] Type* renamed(Type* type) const {
        return Substitution(m_store, m_original, {fresh.begin(), fresh.end()}).apply(type);
    }

    std::vector<TypeParam*> fresh;

private:
    TypeStore& m_store;
    const std::vector<TypeParam*>& m_original;
};

/// Empty if it failed, which is then reported, except that it followed from an argument that was.
std::vector<Type*> Checker::infer(const Node& at, const std::vector<TypeParam*>& originals, std::vector<Type*> typeArgs,
                                  Tuple* formals, std::vector<Operand>& args, bool reverse) {
    typeArgs.resize(originals.size());
    if (std::find(typeArgs.begin(), typeArgs.end(), nullptr) == typeArgs.end()) return typeArgs;
    for (const Operand& arg : args)
        if (arg.isInvalid() || isInvalid(arg.type)) return {};
    for (Type* type : typeArgs)
        if (type && isInvalid(type)) return {};

    Inference names(m_store, originals);
    std::vector<TypeParam*> params = names.fresh;
    // Generic functions as arguments: their type parameters are among those to find, but not asked for.
    std::vector<Type*> actuals;
    for (const Operand& arg : args) {
        actuals.push_back(arg.type);
        auto* generic = as<Signature>(arg.type);
        if (!generic || generic->typeParams.empty()) continue;
        Inference inner(m_store, generic->typeParams);
        auto* plain = m_store.make<Signature>();
        plain->params = as<Tuple>(inner.renamed(generic->params));
        plain->results = as<Tuple>(inner.renamed(generic->results));
        plain->variadic = generic->variadic;
        actuals.back() = plain;
        params.insert(params.end(), inner.fresh.begin(), inner.fresh.end());
    }
    Unifier unifier(*this, params, typeArgs);
    const auto* call = at.as<syntax::CallExpr>();
    std::string prefix = call ? fmt::format("in call to {}, ", str(*call->fun)) : std::string();

    std::vector<std::pair<TypeParam*, const Operand*>> untyped;
    for (std::size_t i = 0; formals && i < formals->size() && i < args.size(); ++i) {
        const Operand& arg = args[i];
        Type* formal = names.renamed(formals->at(i)->type());
        if (!mentionsAny(formal, m_store, params)) continue;
        if (isUntyped(arg.type)) {
            if (isTypeParam(formal) && !arg.isNil()) untyped.emplace_back(as<TypeParam>(formal), &arg);
            continue;
        }
        if (unifier.unify(formal, actuals[i], Unifier::Assign)) continue;
        error(Code::CannotInferTypeArgs, arg, prefix + mismatchText(unifier, params, formal, arg, reverse));
        return {};
    }
    if (std::string problem = inferFromConstraints(unifier, params); !problem.empty()) {
        error(Code::CannotInferTypeArgs, at, problem);
        return {};
    }
    if (!inferFromUntyped(unifier, untyped, prefix)) return {};
    std::vector<Type*> result = simplified(unifier.inferred(), params);
    result.resize(originals.size());
    for (std::size_t i = 0; i < result.size(); ++i) {
        if (result[i]) continue;
        Pos place = call ? call->lparen : at.pos;
        report(Code::CannotInferTypeArgs, {place, {}},
               fmt::format("{}cannot infer {}", prefix, originals[i]->object()->name()));
        return {};
    }
    return result;
}

std::string Checker::mismatchText(Unifier& unifier, const std::vector<TypeParam*>& params, Type* formal,
                                  const Operand& arg, bool reverse) {
    std::string actual = str(arg.type);
    std::string text = arg.expr ? str(*arg.expr) : std::string();
    std::vector<Type*> found = unifier.inferred();
    if (std::all_of(found.begin(), found.end(), [](Type* type) { return !type; }))
        return fmt::format("type {} of {} does not match {} (cannot infer {})", actual, text, str(formal),
                           namesOf(params));
    for (std::size_t i = 0; i < found.size(); ++i)
        if (!found[i]) found[i] = params[i];
    Type* inferred = Substitution(m_store, params, found).apply(formal);
    if (inferred == formal) return fmt::format("type {} of {} does not match {}", actual, text, str(formal));
    if (reverse)
        return fmt::format("inferred type {} for {} does not match type {} of {}", str(inferred), str(formal), actual,
                           text);
    return fmt::format("type {} of {} does not match inferred type {} for {}", actual, text, str(inferred),
                       str(formal));
}

/// What the constraints say about each other; what is wrong, or nothing.
std::string Checker::inferFromConstraints(Unifier& unifier, const std::vector<TypeParam*>& params) {
    for (;;) {
        std::size_t before = unifier.unknowns();
        for (TypeParam* param : params) {
            Type* known = unifier.at(param);
            CoreTerm core = coreTermOf(param);
            bool fits = true;
            if (core.term.type && known) {
                Type* type = core.term.tilde && !isTypeParam(known) ? under(known) : known;
                fits = unifier.unify(type, core.term.type, Unifier::Inexact);
            } else if (core.term.type && core.single && !core.term.tilde) {
                unifier.set(param, core.term.type);
            } else if (!core.term.type && known) {
                fits = unifier.unifyMethods(known, param->interfaceOf());
            }
            if (!fits)
                return fmt::format("{} (type {}) does not satisfy {}", param->object()->name(), str(known),
                                   str(param->constraint()));
        }
        if (unifier.unknowns() == before) return {};
    }
}

/// Untyped constants count where nothing else decides: each parameter gets the default type of the largest kind.
bool Checker::inferFromUntyped(Unifier& unifier, const std::vector<std::pair<TypeParam*, const Operand*>>& untyped,
                               const std::string& prefix) {
    std::vector<std::pair<TypeParam*, Type*>> largest;
    for (const auto& [param, arg] : untyped) {
        if (unifier.at(param)) continue;
        auto found = std::find_if(largest.begin(), largest.end(),
                                  [param = param](const auto& each) { return each.first == param; });
        if (found == largest.end()) {
            largest.emplace_back(param, arg->type);
            continue;
        }
        if (identical(found->second, arg->type)) continue;
        if (untypedRank(found->second) == 0 || untypedRank(arg->type) == 0) {
            error(Code::CannotInferTypeArgs, *arg,
                  fmt::format("{}mismatched types {} and {} (cannot infer {})", prefix, str(found->second),
                              str(arg->type), param->object()->name()));
            return false;
        }
        if (untypedRank(arg->type) > untypedRank(found->second)) found->second = arg->type;
    }
    for (const auto& [param, type] : largest) unifier.set(param, defaultType(type));
    return true;
}

/// Type arguments that mention other type parameters with those filled in.
std::vector<Type*> Checker::simplified(std::vector<Type*> found, const std::vector<TypeParam*>& params) {
    CycleBreaker(m_store, params, found).run();
    for (std::size_t round = 0; round <= params.size(); ++round) {
        bool changed = false;
        std::vector<Type*> replacements = found;
        for (std::size_t i = 0; i < found.size(); ++i)
            if (!replacements[i]) replacements[i] = params[i];
        Substitution substitution(m_store, params, replacements);
        for (Type*& type : found) {
            Type* filled = substitution.apply(type);
            changed = changed || filled != type;
            type = filled;
        }
        if (!changed) break;
    }
    for (Type*& type : found)
        if (type && mentionsAny(type, m_store, params)) type = nullptr;
    return found;
}

} // namespace lockstep::types
