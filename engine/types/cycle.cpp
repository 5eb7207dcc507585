// Types that contain themselves, and generic declarations that would need endlessly many instances (spec: "Type
// declarations", "Struct types", "Instantiations").
#include "engine/types/checker_core.h"
#include "engine/types/type_store.h"

#include <algorithm>
#include <utility>

namespace lockstep::types {

namespace {

/// Looks for a type on a path of types of which each is stored within the one before.
class Containment {
public:
    /// The named types of a cycle; empty if there is none.
    std::vector<Named*> search(Type* type) {
        visit(type);
        return std::move(m_cycle);
    }

    /// Those that were found to be fine on the way.
    [[nodiscard]] const std::unordered_set<Named*>& valid() const { return m_valid; }

private:
    static constexpr std::size_t maxInstancesOnPath = 12;

    bool visit(Type* type) {
        if (!type) return true;
        switch (type->kind()) {
        case TypeKind::Array: return visit(type->as<Array>()->elem());
        case TypeKind::Struct: {
            for (Var* field : type->as<Struct>()->fields())
                if (!visit(field->type())) return false;
            return true;
        }
        case TypeKind::Interface: {
            for (Type* each : type->as<Interface>()->embedded())
                if (!visit(each)) return false;
            return true;
        }
        case TypeKind::Union: {
            for (const Term& term : type->as<Union>()->terms())
                if (!visit(term.type)) return false;
            return true;
        }
        case TypeKind::Named: return visitNamed(type->as<Named>());
        default: return true;
        }
    }

    bool visitNamed(Named* named) {
        if (m_valid.contains(named)) return true;
        auto found = std::find(m_path.begin(), m_path.end(), named);
        auto sameOrigin =
            std::count_if(m_path.begin(), m_path.end(), [&](Named* each) { return each->origin() == named->origin(); });
        if (found == m_path.end() && static_cast<std::size_t>(sameOrigin) > maxInstancesOnPath)
            found = std::find_if(m_path.begin(), m_path.end(),
                                 [&](Named* each) { return each->origin() == named->origin(); });
        if (found != m_path.end()) {
            m_cycle.assign(found, m_path.end());
            return false;
        }
        m_path.push_back(named);
        bool result = visit(contents(named));
        m_path.pop_back();
        if (result) m_valid.insert(named);
        return result;
    }

    /// The right side of its declaration rather than what that comes to, so that `type A B; type B A` shows.
    static Type* contents(Named* named) {
        Type* type = named->underlying();
        return type;
    }

    std::vector<Named*> m_path;
    std::vector<Named*> m_cycle;
    std::unordered_set<Named*> m_valid;
};

} // namespace

/// Reports `type T struct { x T }` and its like.
void Checker::checkValidType(Named* named) {
    if (named->m_validity != 0) return;
    // Definitions in a ring: none of them has an underlying type.
    std::vector<Named*> cycle;
    if (!named->isInstance()) {
        std::vector<Named*> chain;
        for (Named* each = named; each; each = as<Named>(each->m_fromRhs)) {
            auto found = std::find(chain.begin(), chain.end(), each);
            if (found != chain.end()) {
                cycle.assign(found, chain.end());
                break;
            }
            chain.push_back(each);
        }
    }
    if (cycle.empty()) {
        Containment containment;
        cycle = containment.search(named);
        for (Named* each : containment.valid()) each->m_validity = 1;
    }
    if (cycle.empty()) {
        named->m_validity = 1;
        return;
    }
    // Told from the first declaration of the ring: the instances in it have none of their own.
    auto isDeclared = [](Named* each) { return !each->isInstance(); };
    auto before = [&](Named* x, Named* y) {
        if (isDeclared(x) != isDeclared(y)) return isDeclared(x);
        return x->object()->pos() < y->object()->pos();
    };
    std::rotate(cycle.begin(), std::min_element(cycle.begin(), cycle.end(), before), cycle.end());
    bool known = std::any_of(cycle.begin(), cycle.end(), [](Named* each) { return each->origin()->m_validity == 2; });
    std::vector<Object*> objects;
    for (Named* each : cycle) {
        if (std::find(objects.begin(), objects.end(), each->object()) == objects.end())
            objects.push_back(each->object());
    }
    for (Named* each : cycle) {
        for (Named* type : {each, each->origin()}) {
            type->m_validity = 2;
            type->setUnderlying(basicType(BasicKind::Invalid));
        }
    }
    named->m_validity = 2;
    if (!known) cycleError(objects, 0);
}

namespace {

/// Which type parameter goes into which: through a type argument that is the parameter itself, or mentions it.
class InstanceGraph {
public:
    struct Edge {
        std::size_t to = 0;
        bool grows = false;
        Type* type = nullptr; ///< the type argument
    };

    void addInstance(const std::vector<TypeParam*>& params, const std::vector<Type*>& args) {
        for (std::size_t i = 0; i < params.size() && i < args.size(); ++i) {
            if (auto* direct = as<TypeParam>(args[i]))
                addEdge(direct, params[i], false, direct);
            else
                addMentioned(args[i], params[i], args[i], 0);
        }
    }

    void addEdge(TypeParam* from, TypeParam* to, bool grows, Type* type) {
        std::size_t source = number(from);
        std::size_t target = number(to);
        m_edges[source].push_back({target, grows, type});
    }

    /// An edge that grows and lies on a cycle, if there is one: the type argument and the parameter it is for.
    [[nodiscard]] std::pair<Type*, TypeParam*> growingCycle() const {
        for (std::size_t from = 0; from < m_edges.size(); ++from)
            for (const Edge& edge : m_edges[from])
                if (edge.grows && reaches(edge.to, from)) return {edge.type, m_params[edge.to]};
        return {};
    }

private:
    std::size_t number(TypeParam* param) {
        auto [place, isNew] = m_numbers.emplace(param, m_params.size());
        if (isNew) {
            m_params.push_back(param);
            m_edges.emplace_back();
        }
        return place->second;
    }

    void addMentioned(Type* type, TypeParam* to, Type* whole, int depth) {
        if (!type || depth > 100) return;
        ++depth;
        auto tuple = [&](Tuple* list) {
            for (std::size_t i = 0; list && i < list->size(); ++i) addMentioned(list->at(i)->type(), to, whole, depth);
        };
        switch (type->kind()) {
        case TypeKind::TypeParam: addEdge(type->as<TypeParam>(), to, true, whole); break;
        case TypeKind::Pointer: addMentioned(type->as<Pointer>()->elem(), to, whole, depth); break;
        case TypeKind::Slice: addMentioned(type->as<Slice>()->elem(), to, whole, depth); break;
        case TypeKind::Array: addMentioned(type->as<Array>()->elem(), to, whole, depth); break;
        case TypeKind::Chan: addMentioned(type->as<Chan>()->elem(), to, whole, depth); break;
        case TypeKind::Map:
            addMentioned(type->as<Map>()->key(), to, whole, depth);
            addMentioned(type->as<Map>()->elem(), to, whole, depth);
            break;
        case TypeKind::Signature:
            tuple(type->as<Signature>()->params);
            tuple(type->as<Signature>()->results);
            break;
        case TypeKind::Struct:
            for (Var* field : type->as<Struct>()->fields()) addMentioned(field->type(), to, whole, depth);
            break;
        case TypeKind::Interface:
            for (Func* method : type->as<Interface>()->explicitMethods())
                addMentioned(method->signature(), to, whole, depth);
            break;
        case TypeKind::Named:
            for (Type* arg : type->as<Named>()->typeArgs()) addMentioned(arg, to, whole, depth);
            if (!type->as<Named>()->isInstance())
                for (TypeParam* param : type->as<Named>()->implicitParams()) addEdge(param, to, true, whole);
            break;
        default: break;
        }
    }

    [[nodiscard]] bool reaches(std::size_t from, std::size_t goal) const {
        std::vector<bool> seen(m_params.size());
        std::vector<std::size_t> work{from};
        while (!work.empty()) {
            std::size_t at = work.back();
            work.pop_back();
            if (at == goal) return true;
            if (seen[at]) continue;
            seen[at] = true;
            for (const Edge& edge : m_edges[at]) work.push_back(edge.to);
        }
        return false;
    }

    std::unordered_map<TypeParam*, std::size_t> m_numbers; ///< looked up only
    std::vector<TypeParam*> m_params;
    std::vector<std::vector<Edge>> m_edges;
};

} // namespace

/// A generic function or type that leads to ever larger instances of itself cannot be compiled.
void Checker::checkInstanceCycles() {
    InstanceGraph graph;
    for (Object* object : m_objects) {
        // A method has names of its own for the type parameters of its type.
        auto* method = as<Func>(object);
        Signature* signature = method ? method->signature() : nullptr;
        if (!signature || signature->recvTypeParams.empty() || !signature->recv) continue;
        auto* type = as<Named>(deref(signature->recv->type()));
        if (!type || type->typeParams().size() != signature->recvTypeParams.size()) continue;
        for (std::size_t i = 0; i < signature->recvTypeParams.size(); ++i)
            graph.addEdge(type->typeParams()[i], signature->recvTypeParams[i], false, nullptr);
    }
    for (const Info::Name& name : m_info.m_names) {
        if (name.instance == 0 || !name.use) continue;
        const Instance& instance = m_info.m_instances[name.instance - 1];
        auto* function = as<Func>(name.use);
        auto* named = as<Named>(name.use->type());
        if (function && function->signature())
            graph.addInstance(function->signature()->typeParams, instance.typeArgs);
        else if (named)
            graph.addInstance(named->typeParams(), instance.typeArgs);
    }
    auto [type, param] = graph.growingCycle();
    if (!param) return;
    TypeName* name = param->object();
    report(Code::InvalidInstanceCycle, {name->pos(), {}}, "instantiation cycle",
           {{{}, fmt::format("{} instantiated as {}", name->name(), str(type))}});
}

} // namespace lockstep::types
