#include "tests/conformance/facts_dump.h"

#include "engine/syntax/tree.h"
#include "engine/types/named.h"
#include "engine/types/type_string.h"

#include <fmt/core.h>

namespace lockstep::conformance {

namespace {

using types::Mode;

std::string text(types::Type* type) { return types::typeString(type, types::qualifyByName); }

class Dump {
public:
    Dump(const types::CheckedPackage& package, const syntax::FileSet& files) : m_info(package.info), m_files(files) {}

    std::string run(const types::CheckedPackage& package) {
        for (const syntax::File* file : package.files) {
            syntax::walk(*file, [this](const syntax::Node& node) {
                if (syntax::isExpr(node.kind)) expression(static_cast<const syntax::Expr&>(node));
                if (const auto* name = node.as<syntax::Ident>()) ident(*name);
                if (const auto* selector = node.as<syntax::SelectorExpr>()) selection(*selector);
                if (const auto* clause = node.as<syntax::CaseClause>())
                    if (types::Var* var = m_info.clauseVar(*clause))
                        m_out += fmt::format("C {} {}\n", place(*clause), object(var));
                return true;
            });
        }
        for (const types::Initializer& step : m_info.initOrder) {
            m_out += "O";
            for (types::Var* var : step.lhs) m_out += fmt::format(" {}", var->name());
            m_out += fmt::format(" = {}\n", place(*step.rhs));
        }
        return std::move(m_out);
    }

private:
    std::string place(const syntax::Node& node) {
        const syntax::SourceFile* file = m_files.find(node.pos);
        std::string_view name = file->name();
        name.remove_prefix(name.rfind('/') + 1);
        return fmt::format("{}:{}-{}", name, file->offset(node.pos), file->offset(node.end));
    }

    static std::string_view modeText(const types::TypeAndValue& tv) {
        switch (tv.mode) {
        case Mode::NoValue: return "void";
        case Mode::TypeExpr: return "type";
        case Mode::Builtin: return "builtin";
        case Mode::Nil: return "nil";
        case Mode::Constant: return "const";
        case Mode::Variable: return "var";
        case Mode::MapIndex: return "mapindex";
        default: return "value";
        }
    }

    static std::string object(types::Object* object) {
        constexpr std::string_view kinds[] = {"PkgName", "Const", "TypeName", "Var", "Func", "Builtin", "Nil"};
        std::string result = fmt::format("{} {}", kinds[static_cast<std::size_t>(object->kind())], object->name());
        switch (object->kind()) {
        case types::ObjectKind::PkgName:
        case types::ObjectKind::Builtin:
        case types::ObjectKind::Nil: return result;
        case types::ObjectKind::Func: return result + " " + text(types::as<types::Func>(object)->signature());
        default: return result + " " + text(object->type());
        }
    }

    void expression(const syntax::Expr& e) {
        const types::TypeAndValue& tv = m_info.at(e);
        if (tv.mode == Mode::None || tv.mode == Mode::Invalid) return;
        std::string_view mode = modeText(tv);
        m_out += fmt::format("E {} {} {}", place(e), syntax::kindName(e.kind), mode);
        if (mode != "builtin" && mode != "nil" && mode != "void") m_out += " " + text(tv.type);
        if (tv.value) m_out += " = " + types::constant::exactString(*tv.value);
        m_out += '\n';
    }

    void ident(const syntax::Ident& name) {
        if (types::Object* def = m_info.def(name)) m_out += fmt::format("D {} {}\n", place(name), object(def));
        if (types::Object* use = m_info.use(name)) m_out += fmt::format("U {} {}\n", place(name), object(use));
        if (const types::Instance* instance = m_info.instance(name)) {
            m_out += fmt::format("I {}", place(name));
            for (types::Type* arg : instance->typeArgs) m_out += " " + text(arg);
            m_out += fmt::format(" -> {}\n", text(instance->type));
        }
    }

    void selection(const syntax::SelectorExpr& e) {
        const types::Selection* s = m_info.selection(e);
        if (!s) return;
        constexpr std::string_view kinds[] = {"field", "method", "expr"};
        std::string index;
        std::size_t count = s->index.size() - (s->kind == types::SelectionKind::FieldVal ? 0 : 1);
        for (std::size_t i = 0; i < count; ++i) index += fmt::format("{}{}", i > 0 ? " " : "", s->index[i]);
        m_out += fmt::format("S {} {} {} [{}] {} {}\n", place(e), kinds[static_cast<std::size_t>(s->kind)],
                             text(s->recv), index, s->indirect, text(s->type));
    }

    const types::Info& m_info;
    const syntax::FileSet& m_files;
    std::string m_out;
};

} // namespace

std::string dumpFacts(const types::CheckedPackage& package, const syntax::FileSet& files) {
    return Dump(package, files).run(package);
}

} // namespace lockstep::conformance
