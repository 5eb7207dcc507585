#include "engine/types/type_string.h"

#include "engine/types/constant.h"
#include "engine/types/interface.h"
#include "engine/types/named.h"
#include "engine/types/universe.h"

#include <algorithm>

namespace lockstep::types {

namespace {

/// Two dialects: messages ("struct{x int}") and reflect ("struct { x int }").
class Writer {
public:
    Writer(const Qualifier& qualifier, bool runtime) : m_qualifier(qualifier), m_runtime(runtime) {}

    void type(Type* t) {
        if (!t) {
            m_out += "<nil>";
            return;
        }
        if (std::find(m_path.begin(), m_path.end(), t) != m_path.end() || m_path.size() > 100) {
            m_out += "…";
            return;
        }
        m_path.push_back(t);
        dispatch(t);
        m_path.pop_back();
    }

    void signature(Signature* sig) {
        if (!sig->typeParams.empty()) typeParams(sig->typeParams);
        tuple(sig->params, sig->variadic);
        if (!sig->results || sig->results->size() == 0) return;
        m_out += ' ';
        if (sig->results->size() == 1 && (m_runtime || sig->results->at(0)->name().empty()))
            type(sig->results->at(0)->type());
        else
            tuple(sig->results, false);
    }

    std::string take() { return std::move(m_out); }

private:
    void dispatch(Type* t) {
        switch (t->kind()) {
        case TypeKind::Basic: return basic(t->as<Basic>());
        case TypeKind::Named: return named(t->as<Named>());
        case TypeKind::TypeParam: m_out += t->as<TypeParam>()->object()->name(); return;
        case TypeKind::Pointer: m_out += '*'; return type(t->as<Pointer>()->elem());
        case TypeKind::Slice: m_out += "[]"; return type(t->as<Slice>()->elem());
        case TypeKind::Array: {
            auto* array = t->as<Array>();
            m_out += '[' + std::to_string(array->length()) + ']';
            return type(array->elem());
        }
        case TypeKind::Map:
            m_out += "map[";
            type(t->as<Map>()->key());
            m_out += ']';
            return type(t->as<Map>()->elem());
        case TypeKind::Chan: return chan(t->as<Chan>());
        case TypeKind::Struct: return structType(t->as<Struct>());
        case TypeKind::Tuple: return tuple(t->as<Tuple>(), false);
        case TypeKind::Signature: m_out += "func"; return signature(t->as<Signature>());
        case TypeKind::Interface: return interface(t->as<Interface>());
        case TypeKind::Union: return unionType(t->as<Union>());
        }
    }

    void qualified(Package* package, std::string_view name) {
        if (package) {
            std::string prefix = m_qualifier ? m_qualifier(*package) : std::string();
            if (!prefix.empty()) m_out += prefix + '.';
        }
        m_out += name;
    }

    void basic(Basic* t) {
        if (t->basicKind() == BasicKind::UnsafePointer) {
            m_out += "unsafe.Pointer";
            return;
        }
        m_out += m_runtime ? basicType(t->basicKind())->name() : t->name();
    }

    void named(Named* t) {
        qualified(t->object()->package(), t->object()->name());
        if (t->isInstance())
            typeArgs(t->typeArgs(), t->implicitParams().size());
        else if (t->isGeneric())
            typeParams(t->typeParams());
    }

    /// Those of a function around it are told at run time only, as in Go: main.T[int;string].
    void typeArgs(const std::vector<Type*>& args, std::size_t implicit) {
        const std::size_t first = m_runtime ? 0 : implicit;
        if (first == args.size()) return;
        m_out += '[';
        for (std::size_t i = first; i < args.size(); ++i) {
            if (i > first) m_out += i == implicit ? ';' : ',';
            type(args[i]);
        }
        m_out += ']';
    }

    void typeParams(const std::vector<TypeParam*>& params) {
        m_out += '[';
        for (std::size_t i = 0; i < params.size(); ++i) {
            // Neighbours with one constraint share it: [K, V any].
            if (i > 0) {
                if (params[i]->constraint() != params[i - 1]->constraint()) {
                    m_out += ' ';
                    type(params[i - 1]->constraint());
                }
                m_out += ", ";
            }
            type(params[i]);
        }
        if (!params.empty()) {
            m_out += ' ';
            type(params.back()->constraint());
        }
        m_out += ']';
    }

    void chan(Chan* t) {
        bool parentheses = false;
        switch (t->direction()) {
        case ChanDirection::Send: m_out += "chan<- "; break;
        case ChanDirection::Receive: m_out += "<-chan "; break;
        case ChanDirection::Both: {
            m_out += "chan ";
            auto* inner = as<Chan>(t->elem());
            parentheses = inner && inner->direction() == ChanDirection::Receive;
            break;
        }
        }
        if (parentheses) m_out += '(';
        type(t->elem());
        if (parentheses) m_out += ')';
    }

    void structType(Struct* t) {
        m_out += m_runtime ? "struct {" : "struct{";
        for (std::size_t i = 0; i < t->fields().size(); ++i) {
            Var* field = t->fields()[i];
            if (i > 0) m_out += ';';
            if (m_runtime || i > 0) m_out += ' ';
            if (!field->embedded) m_out += std::string(field->name()) + ' ';
            type(field->type());
            if (!t->tag(i).empty()) m_out += ' ' + constant::quote(t->tag(i));
        }
        m_out += m_runtime && !t->fields().empty() ? " }" : "}";
    }

    void tuple(Tuple* t, bool variadic) {
        m_out += '(';
        for (std::size_t i = 0; t && i < t->size(); ++i) {
            Var* var = t->at(i);
            if (i > 0) m_out += ", ";
            if (!var->name().empty() && !m_runtime) m_out += std::string(var->name()) + ' ';
            auto* slice = as<Slice>(var->type());
            if (variadic && i + 1 == t->size()) {
                // append([]byte, string...) has a string here.
                if (slice) m_out += "...";
                type(slice ? slice->elem() : var->type());
                if (!slice) m_out += "...";
                continue;
            }
            type(var->type());
        }
        m_out += ')';
    }

    void interface(Interface* t) {
        if (!m_runtime && t == universe().any) {
            m_out += "any";
            return;
        }
        if (t->isImplicit() && t->explicitMethods().empty() && t->embedded().size() == 1) return type(t->embedded()[0]);
        m_out += m_runtime ? "interface {" : "interface{";
        bool first = true;
        auto separate = [&] {
            if (!first) m_out += ';';
            if (m_runtime || !first) m_out += ' ';
            first = false;
        };
        if (m_runtime) { // what it means, not how it was written
            for (Func* method : t->typeSet().methods) writeMethod(method, separate);
        } else {
            for (Func* method : t->explicitMethods()) writeMethod(method, separate);
            for (Type* embedded : t->embedded()) {
                separate();
                type(embedded);
            }
        }
        m_out += m_runtime && !first ? " }" : "}";
    }

    template <typename Separate> void writeMethod(Func* method, Separate&& separate) {
        separate();
        m_out += method->name();
        if (method->signature()) signature(method->signature());
    }

    void unionType(Union* t) {
        for (std::size_t i = 0; i < t->terms().size(); ++i) {
            if (i > 0) m_out += " | ";
            if (t->terms()[i].tilde) m_out += '~';
            type(t->terms()[i].type);
        }
    }

    const Qualifier& m_qualifier;
    bool m_runtime;
    std::string m_out;
    std::vector<Type*> m_path; ///< composite types being written; guards against types that contain themselves
};

} // namespace

std::string qualifyByName(const Package& package) { return package.name(); }

Qualifier qualifyRelativeTo(const Package* package) {
    return [package](const Package& other) { return &other == package ? std::string() : other.name(); };
}

std::string typeString(Type* type, const Qualifier& qualifier) {
    Writer writer(qualifier, false);
    writer.type(type);
    return writer.take();
}

std::string signatureString(Signature* signature, const Qualifier& qualifier) {
    Writer writer(qualifier, false);
    writer.signature(signature);
    return writer.take();
}

std::string runtimeTypeString(Type* type) {
    static const Qualifier byName = qualifyByName;
    Writer writer(byName, true);
    writer.type(type);
    return writer.take();
}

} // namespace lockstep::types
