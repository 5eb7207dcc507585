#include "engine/types/type_terms.h"

#include "engine/types/predicates.h"

#include <algorithm>

namespace lockstep::types {

namespace {

/// x ⊆ y.
bool termWithin(const Term& x, const Term& y) {
    if (isDisjoint(x, y)) return false;
    return !x.tilde || y.tilde;
}

void addTerm(std::vector<Term>& list, const Term& term) {
    for (const Term& each : list)
        if (termWithin(term, each)) return;
    list.erase(std::remove_if(list.begin(), list.end(), [&](const Term& each) { return termWithin(each, term); }),
               list.end());
    list.push_back(term);
}

} // namespace

bool isDisjoint(const Term& x, const Term& y) {
    Type* left = y.tilde ? under(x.type) : x.type;
    Type* right = x.tilde ? under(y.type) : y.type;
    return !identical(left, right);
}

TermList unite(const TermList& x, const TermList& y) {
    if (!x || !y) return std::nullopt;
    std::vector<Term> result;
    for (const Term& term : *x) addTerm(result, term);
    for (const Term& term : *y) addTerm(result, term);
    return result;
}

TermList intersect(const TermList& x, const TermList& y) {
    if (!x) return y;
    if (!y) return x;
    std::vector<Term> result;
    for (const Term& a : *x)
        for (const Term& b : *y)
            if (!isDisjoint(a, b)) addTerm(result, !a.tilde || b.tilde ? a : b);
    return result;
}

bool isSubset(const TermList& x, const TermList& y) {
    if (!y) return true;
    if (!x) return false;
    return std::all_of(x->begin(), x->end(), [&](const Term& a) {
        return std::any_of(y->begin(), y->end(), [&](const Term& b) { return termWithin(a, b); });
    });
}

bool includes(const TermList& list, Type* type) {
    if (!list) return true;
    return std::any_of(list->begin(), list->end(),
                       [&](const Term& term) { return identical(term.type, term.tilde ? under(type) : type); });
}

} // namespace lockstep::types
