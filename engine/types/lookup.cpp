#include "engine/types/lookup.h"

#include "engine/types/predicates.h"

#include <algorithm>

namespace lockstep::types {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool equalFold(std::string_view x, std::string_view y) {
    return std::equal(x.begin(), x.end(), y.begin(), y.end(), [](char a, char b) { return lower(a) == lower(b); });
}

struct Wanted {
    const Package* package;
    std::string_view name;
    bool foldCase;

    [[nodiscard]] bool matches(Object* object) const {
        return object->sameId(package, name) || (foldCase && equalFold(object->name(), name));
    }
};

/// A type at some depth of embedding, and how it was reached.
struct Place {
    Type* type = nullptr;
    std::vector<std::uint32_t> path;
    bool indirect = false;
    bool several = false; ///< reached twice at its depth
};

Named* namedOf(Type* type) { return as<Named>(type); }

/// What is found under `type` itself, without its embedded fields' types.
struct Direct {
    Object* object = nullptr;
    std::uint32_t index = 0;
};

Direct findMethodOf(Named* named, const Wanted& wanted) {
    for (std::size_t i = 0; i < named->methodCount(); ++i) {
        Func* method = named->origin()->method(i);
        if (wanted.matches(method)) return {named->method(i), static_cast<std::uint32_t>(i)};
    }
    return {};
}

Direct findField(Struct* type, const Wanted& wanted) {
    for (std::size_t i = 0; i < type->fields().size(); ++i)
        if (wanted.matches(type->fields()[i])) return {type->fields()[i], static_cast<std::uint32_t>(i)};
    return {};
}

Direct findInterfaceMethod(Interface* type, const Wanted& wanted) {
    const auto& methods = type->typeSet().methods;
    for (std::size_t i = 0; i < methods.size(); ++i)
        if (wanted.matches(methods[i])) return {methods[i], static_cast<std::uint32_t>(i)};
    return {};
}

Direct findDirect(Type* type, const Wanted& wanted) {
    if (auto* named = namedOf(type))
        if (Direct found = findMethodOf(named, wanted); found.object) return found;
    Type* base = under(type);
    if (auto* structure = base->as<Struct>()) return findField(structure, wanted);
    if (auto* interface = base->as<Interface>()) return findInterfaceMethod(interface, wanted);
    return {};
}

std::vector<std::uint32_t> extended(const std::vector<std::uint32_t>& path, std::uint32_t index) {
    std::vector<std::uint32_t> result;
    result.reserve(path.size() + 1);
    result = path;
    result.push_back(index);
    return result;
}

/// The types embedded in those of one depth; identical named types are merged and marked.
std::vector<Place> nextDepth(const std::vector<Place>& current) {
    std::vector<Place> next;
    for (const Place& place : current) {
        auto* structure = underAs<Struct>(place.type);
        if (!structure) continue;
        for (std::size_t i = 0; i < structure->fields().size(); ++i) {
            Var* field = structure->fields()[i];
            if (!field->embedded) continue;
            bool pointer = false;
            Type* type = deref(field->type(), &pointer);
            TypeKind kind = type->kind();
            if (kind != TypeKind::Named && kind != TypeKind::Struct && kind != TypeKind::Interface) continue;
            auto twin = std::find_if(next.begin(), next.end(), [&](const Place& p) {
                return kind == TypeKind::Named && p.type->kind() == kind && identical(p.type, type);
            });
            if (twin != next.end()) {
                twin->several = true;
                continue;
            }
            next.push_back(
                {type, extended(place.path, static_cast<std::uint32_t>(i)), place.indirect || pointer, place.several});
        }
    }
    return next;
}

LookupResult search(Type* type, bool addressable, const Wanted& wanted) {
    bool isPointer = false;
    type = deref(type, &isPointer);
    if (isPointer && underAs<Interface>(type)) return {}; // pointers to interfaces have no methods
    std::vector<Place> current{{type, {}, isPointer, false}};
    std::vector<Named*> seen;
    while (!current.empty()) {
        LookupResult found;
        std::size_t count = 0;
        std::vector<Place> fresh;
        for (Place& place : current) {
            if (auto* named = namedOf(place.type)) {
                // At a greater depth it is shadowed by itself.
                if (std::find(seen.begin(), seen.end(), named) != seen.end()) continue;
                seen.push_back(named);
            }
            if (Direct direct = findDirect(place.type, wanted); direct.object) {
                count += place.several ? 2 : 1;
                found = {direct.object, extended(place.path, direct.index), place.indirect};
                continue;
            }
            fresh.push_back(std::move(place));
        }
        if (count > 1) return {nullptr, std::move(found.index), false};
        if (count == 1) {
            auto* method = as<Func>(found.object);
            if (method && method->hasPointerReceiver() && !found.indirect && !addressable) return {nullptr, {}, true};
            return found;
        }
        current = nextDepth(fresh);
    }
    return {};
}

} // namespace

LookupResult lookupFieldOrMethod(Type* type, bool addressable, const Package* package, std::string_view name,
                                 bool foldCase) {
    if (name == "_" || !type) return {};
    Wanted wanted{package, name, foldCase};
    // A named pointer type has the fields of what it points to, but no methods.
    if (auto* named = namedOf(type)) {
        if (auto* pointer = as<Pointer>(named->underlying())) {
            LookupResult found = search(pointer, false, wanted);
            if (as<Func>(found.object)) return {};
            return found;
        }
    }
    return search(type, addressable, wanted);
}

namespace {

using Why = MissingMethod::Why;

/// Why a concrete type lacks the method.
MissingMethod explainMissing(Type* type, Func* method) {
    MissingMethod result{Why::NotFound, method, nullptr};
    LookupResult found = lookupFieldOrMethod(type, false, method->package(), method->name());
    if (found.object) {
        result.why = Why::Field;
        return result;
    }
    if (!found.index.empty()) {
        result.why = Why::Ambiguous;
        return result;
    }
    if (found.indirect) {
        result.why = Why::PointerReceiver;
        LookupResult withPointer = lookupFieldOrMethod(type, true, method->package(), method->name());
        result.alternative = as<Func>(withPointer.object);
        return result;
    }
    LookupResult folded = lookupFieldOrMethod(type, false, method->package(), method->name(), true);
    result.alternative = as<Func>(folded.object);
    if (result.alternative)
        result.why = result.alternative->name() == method->name() ? Why::Unexported : Why::WrongName;
    return result;
}

} // namespace

MissingMethod missingMethod(Type* type, Interface* interface, bool staticCheck,
                            const std::function<void(Func*)>& resolve) {
    auto same = [&](Func* x, Func* y) {
        if (resolve) resolve(x);
        if (resolve) resolve(y);
        return identical(x->signature(), y->signature());
    };
    auto* source = underAs<Interface>(type);
    for (Func* method : interface->typeSet().methods) {
        if (source) {
            auto found = findInterfaceMethod(source, {method->package(), method->name(), false});
            auto* have = as<Func>(found.object);
            if (have && !same(have, method)) return {Why::WrongSignature, method, have};
            if (!have && staticCheck) return explainMissing(type, method);
            continue;
        }
        LookupResult found = lookupFieldOrMethod(type, false, method->package(), method->name());
        auto* have = as<Func>(found.object);
        if (!have) return explainMissing(type, method);
        if (!same(have, method)) return {Why::WrongSignature, method, have};
    }
    return {};
}

std::vector<MethodSetEntry> methodSet(Type* type) {
    struct Candidate {
        std::string id;
        MethodSetEntry entry;
        std::size_t count = 0; ///< fields and methods of that id at its depth
    };
    std::vector<Candidate> all;
    bool isPointer = false;
    Type* base = deref(type, &isPointer);
    if (isPointer && underAs<Interface>(base)) return {};
    std::vector<Place> current{{base, {}, isPointer, false}};
    std::vector<Named*> seen;
    while (!current.empty()) {
        std::size_t shallower = all.size();
        auto add = [&](Object* object, const Place& place, std::size_t i) {
            std::string id = object->id();
            auto known = std::find_if(all.begin(), all.end(), [&](const Candidate& c) { return c.id == id; });
            std::size_t count = place.several ? 2 : 1;
            if (known == all.end())
                all.push_back({std::move(id),
                               {as<Func>(object), extended(place.path, static_cast<std::uint32_t>(i)), place.indirect},
                               count});
            else if (static_cast<std::size_t>(known - all.begin()) >= shallower)
                known->count += count;
        };
        std::vector<Place> fresh;
        for (Place& place : current) {
            if (auto* named = namedOf(place.type)) {
                if (std::find(seen.begin(), seen.end(), named) != seen.end()) continue;
                seen.push_back(named);
                for (std::size_t i = 0; i < named->methodCount(); ++i) add(named->method(i), place, i);
            }
            if (auto* structure = underAs<Struct>(place.type)) {
                for (std::size_t i = 0; i < structure->fields().size(); ++i) add(structure->fields()[i], place, i);
            } else if (auto* interface = underAs<Interface>(place.type)) {
                const auto& methods = interface->typeSet().methods;
                for (std::size_t i = 0; i < methods.size(); ++i) add(methods[i], place, i);
            }
            fresh.push_back(std::move(place));
        }
        current = nextDepth(fresh);
    }
    std::vector<MethodSetEntry> result;
    std::sort(all.begin(), all.end(), [](const Candidate& x, const Candidate& y) { return x.id < y.id; });
    for (Candidate& candidate : all) {
        Func* method = candidate.entry.method;
        if (candidate.count != 1 || !method) continue;
        if (method->hasPointerReceiver() && !candidate.entry.indirect) continue;
        result.push_back(std::move(candidate.entry));
    }
    return result;
}

} // namespace lockstep::types
