// Computing the type set of an interface (spec: "Interface types").
#include "engine/types/type_set.h"

#include "engine/types/named.h"
#include "engine/types/object.h"
#include "engine/types/predicates.h"
#include "engine/types/type_terms.h"
#include "engine/types/universe.h"

#include <algorithm>
#include <unordered_map>

namespace lockstep::types {

namespace {

TermList termsOf(Union* type, int depth);

/// The set of types that an embedded element admits; its methods are collected elsewhere.
TermList termsOf(const Term& term, int depth) {
    Type* base = under(term.type);
    if (isInvalid(base) || depth > 100) return std::nullopt;
    if (auto* interface = base->as<Interface>()) return interface->typeSet().terms;
    if (auto* type = base->as<Union>()) return termsOf(type, depth + 1);
    return std::vector<Term>{term};
}

TermList termsOf(Union* type, int depth) {
    TermList all = std::vector<Term>{};
    for (const Term& term : type->terms()) all = unite(all, termsOf(term, depth));
    return all;
}

class Collector {
public:
    explicit Collector(const TypeSetProblems& problems) : m_problems(problems) {}

    void addMethod(Func* method, syntax::Pos pos, bool isExplicit) {
        auto [place, isNew] = m_seen.emplace(method->id(), method);
        if (isNew) {
            m_set.methods.push_back(method);
            return;
        }
        Func* other = place->second;
        if (isExplicit) {
            if (m_problems.duplicate) m_problems.duplicate(method, other, pos);
        } else if (m_problems.conflicting) {
            m_problems.conflicting(method, other, pos);
        }
    }

    void addEmbedded(Type* type, syntax::Pos pos) {
        Type* base = under(type);
        if (isInvalid(base)) return;
        if (auto* interface = base->as<Interface>()) {
            const TypeSet& inner = interface->typeSet();
            m_set.comparable = m_set.comparable || inner.comparable;
            for (Func* method : inner.methods) addMethod(method, pos, false);
            m_set.terms = intersect(m_set.terms, inner.terms);
            return;
        }
        m_set.terms = intersect(m_set.terms, termsOf({false, type}, 0));
    }

    TypeSet finish() {
        std::vector<std::pair<std::string, Func*>> keyed;
        keyed.reserve(m_set.methods.size());
        for (Func* method : m_set.methods) keyed.emplace_back(method->id(), method);
        std::stable_sort(keyed.begin(), keyed.end(), [](const auto& x, const auto& y) { return x.first < y.first; });
        for (std::size_t i = 0; i < keyed.size(); ++i) m_set.methods[i] = keyed[i].second;
        // A restriction to listed types makes `comparable` a filter on the list.
        if (m_set.comparable && m_set.terms) {
            auto& terms = *m_set.terms;
            terms.erase(std::remove_if(terms.begin(), terms.end(),
                                       [](const Term& term) { return !isComparable(term.type, false); }),
                        terms.end());
            m_set.comparable = false;
        }
        return std::move(m_set);
    }

private:
    const TypeSetProblems& m_problems;
    TypeSet m_set;
    std::unordered_map<std::string, Func*> m_seen;
};

} // namespace

TypeSet computeTypeSet(Interface& interface, const TypeSetProblems& problems) {
    Collector collector(problems);
    for (Func* method : interface.explicitMethods()) collector.addMethod(method, method->pos(), true);
    for (std::size_t i = 0; i < interface.embedded().size(); ++i)
        collector.addEmbedded(interface.embedded()[i], interface.embeddedPos()[i]);
    return collector.finish();
}

bool Interface::isFinal() const {
    if (m_incomplete) return false;
    return std::all_of(m_embedded.begin(), m_embedded.end(), [](Type* type) {
        Type* base = type->kind() == TypeKind::Named ? static_cast<Named*>(type)->underlying() : type;
        if (!base) return false;
        auto* interface = lockstep::types::as<Interface>(base);
        return !interface || interface->hasTypeSet();
    });
}

const TypeSet& Interface::typeSet() {
    static const TypeSet none;
    if (m_set) return *m_set;
    if (m_computing) return none; // it embeds itself, which is reported where it is declared
    m_computing = true;
    TypeSet set = computeTypeSet(*this, {});
    m_computing = false;
    if (isFinal()) {
        m_set = std::make_unique<TypeSet>(std::move(set));
        return *m_set;
    }
    // Its declaration, or that of something it embeds, is still being worked on: an answer for now.
    m_provisional.push_back(std::make_unique<TypeSet>(std::move(set)));
    return *m_provisional.back();
}

} // namespace lockstep::types
