// Assignability and the implementation of interfaces (spec: "Assignability", "Implementing an interface", "Satisfying a
// type constraint"), with what stands in the way in Go's words.
#include "engine/types/checker_core.h"
#include "engine/types/type_terms.h"

namespace lockstep::types {

namespace {

bool isInterfacePointer(Type* type) {
    auto* pointer = underAs<Pointer>(type);
    return pointer && isInterface(pointer->elem());
}

std::vector<Term> termsOf(TypeParam* param) {
    const TypeSet& set = param->interfaceOf()->typeSet();
    return set.hasTerms() ? *set.terms : std::vector<Term>{};
}

/// All types of the set are comparable.
bool demandsComparable(const TypeSet& set) {
    if (!set.hasTerms()) return set.comparable;
    for (const Term& term : *set.terms)
        if (!isComparable(term.type, false)) return false;
    return true;
}

} // namespace

/// Spec "Assignability".
bool Checker::assignableTo(Operand& x, Type* target, std::string& cause, Code& code) {
    code = Code::IncompatibleAssign;
    if (x.isInvalid() || isInvalid(x.type) || isInvalid(target)) return true;
    Type* type = x.type;
    if (identical(type, target)) return true;
    Type* typeUnder = under(type);
    Type* targetUnder = under(target);
    auto* typeParam = as<TypeParam>(type);
    auto* targetParam = as<TypeParam>(target);

    if (isUntyped(type)) {
        constant::Value value;
        Code problem{};
        if (!targetParam) return implicitType(x, target, value, problem) != nullptr;
        std::vector<Term> terms = termsOf(targetParam);
        for (const Term& term : terms)
            if (!implicitType(x, term.type, value, problem)) return false;
        return !terms.empty();
    }
    if (!typeParam && !targetParam && identical(typeUnder, targetUnder) && (!hasName(type) || !hasName(target)))
        return true;
    if ((as<Interface>(targetUnder) && !targetParam) || isInterfacePointer(target)) {
        if (implements(type, target, false, cause)) return true;
        if (!typeParam) return false;
        cause.clear(); // its types may still be assignable
    }
    if (as<Interface>(typeUnder) && !typeParam) {
        std::string ignored;
        if (implements(target, type, false, ignored)) {
            cause = "need type assertion";
            return false;
        }
    }
    if (auto* channel = as<Chan>(typeUnder); channel && channel->direction() == ChanDirection::Both && !typeParam) {
        auto* other = as<Chan>(targetUnder);
        if (other && !targetParam && identical(channel->elem(), other->elem()))
            return !hasName(type) || !hasName(target);
    }
    if (targetParam && !hasName(type)) {
        std::vector<Term> terms = termsOf(targetParam);
        for (const Term& term : terms) {
            if (assignableTo(x, term.type, cause, code)) continue;
            cause = fmt::format("cannot assign {} to {} (in {})", str(type), str(term.type), str(target));
            return false;
        }
        return !terms.empty();
    }
    if (typeParam && !hasName(target)) {
        std::vector<Term> terms = termsOf(typeParam);
        for (const Term& term : terms) {
            Operand each = x;
            each.type = term.type;
            if (assignableTo(each, target, cause, code)) continue;
            cause = fmt::format("cannot assign {} (in {}) to {}", str(term.type), str(type), str(target));
            return false;
        }
        return !terms.empty();
    }
    return false;
}

/// The type implements the interface; with `isConstraint` it satisfies the constraint, for which interfaces count as
/// comparable.
bool Checker::implements(Type* type, Type* constraint, bool isConstraint, std::string& cause) {
    Type* typeUnder = under(type);
    Type* constraintUnder = under(constraint);
    if (!typeUnder || !constraintUnder || isInvalid(typeUnder) || isInvalid(constraintUnder)) return true;
    if (auto* pointer = as<Pointer>(typeUnder); pointer && isInvalid(under(pointer->elem()))) return true;
    std::string_view verb = isConstraint ? "satisfy" : "implement";
    auto* wanted = as<Interface>(constraintUnder);
    if (!wanted) {
        std::string detail = isInterfacePointer(constraint)
                                 ? fmt::format("type {} is pointer to interface, not interface", str(constraint))
                                 : fmt::format("{} is not an interface", str(constraint));
        cause = fmt::format("{} does not {} {} ({})", str(type), verb, str(constraint), detail);
        return false;
    }
    const TypeSet& set = wanted->typeSet();
    if (set.isAll()) return true;
    auto* own = as<Interface>(typeUnder);
    if (own && own->typeSet().isEmpty()) return true;
    if (set.isEmpty()) {
        cause = fmt::format("cannot {} {} (empty type set)", verb, str(constraint));
        return false;
    }
    if (MissingMethod missing = findMissing(type, wanted, true); missing.why != MissingMethod::Why::None) {
        cause = fmt::format("{} does not {} {} {}", str(type), verb, str(constraint),
                            missingMethodCause(type, constraint, missing));
        return false;
    }
    auto comparableEnough = [&] {
        if (!demandsComparable(set) || isComparable(type, false)) return true;
        if (isConstraint && isComparable(type, true)) {
            if (allowVersion(20)) return true;
            cause = fmt::format("{} to {} comparable requires go1.20 or later", str(type), verb);
            return false;
        }
        cause = fmt::format("{} does not {} comparable", str(type), verb);
        return false;
    };
    if (!set.hasTerms()) return comparableEnough();
    if (own) {
        if (isSubset(own->typeSet().terms, set.terms)) return comparableEnough();
        cause = fmt::format("{} does not {} {}", str(type), verb, str(constraint));
        return false;
    }
    if (includes(set.terms, type)) return comparableEnough();
    for (const Term& term : *set.terms) {
        if (term.tilde || !identical(term.type, under(term.type)) || !identical(term.type, typeUnder)) continue;
        cause = fmt::format("{} does not {} {} (possibly missing ~ for {} in constraint {})", str(type), verb,
                            str(constraint), str(term.type), str(constraint));
        return false;
    }
    std::string terms;
    for (const Term& term : *set.terms) {
        if (!terms.empty()) terms += " | ";
        terms += (term.tilde ? "~" : "") + str(term.type);
    }
    cause = fmt::format("{} does not {} {} ({} missing in {})", str(type), verb, str(constraint), str(type), terms);
    return false;
}

/// "(missing method Lock)", with the signatures where they differ.
std::string Checker::missingMethodCause(Type* type, Type* target, const MissingMethod& missing) {
    if (!missing.method) return {};
    std::string_view name = missing.method->name();
    auto signatures = [&] {
        return fmt::format("\n\t\thave {}\n\t\twant {}", missing.alternative ? methodText(missing.alternative) : "",
                           methodText(missing.method));
    };
    switch (missing.why) {
    case MissingMethod::Why::None: return {};
    case MissingMethod::Why::WrongName: return fmt::format("(missing method {}){}", name, signatures());
    case MissingMethod::Why::Unexported: return fmt::format("(unexported method {})", name);
    case MissingMethod::Why::WrongSignature: return fmt::format("(wrong type for method {}){}", name, signatures());
    case MissingMethod::Why::Ambiguous: return fmt::format("(ambiguous selector {}.{})", str(type), name);
    case MissingMethod::Why::PointerReceiver: return fmt::format("(method {} has pointer receiver)", name);
    case MissingMethod::Why::Field:
        return fmt::format("(type {} has no method {}, but does have field {})", str(type), name, name);
    case MissingMethod::Why::NotFound: break;
    }
    for (Type* each : {type, target})
        if (isInterfacePointer(each)) return fmt::format("(type {} is pointer to interface, not interface)", str(each));
    return fmt::format("(missing method {})", name);
}

MissingMethod Checker::findMissing(Type* type, Interface* interface, bool staticCheck) {
    return missingMethod(type, interface, staticCheck, [this](Func* method) { objectDeclaration(method); });
}

/// x.(target) can succeed for an x of interface type `type`.
bool Checker::assertableTo(Type* type, Type* target, std::string& cause) {
    if (isInterface(target)) return true;
    auto* interface = underAs<Interface>(type);
    if (!interface) return true;
    MissingMethod missing = findMissing(target, interface, false);
    if (missing.why == MissingMethod::Why::None) return true;
    cause = missingMethodCause(target, type, missing);
    return false;
}

} // namespace lockstep::types
