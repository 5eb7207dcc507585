// Collecting a package's objects (spec: "Source file organization", "Import declarations", "Declarations and scope").
#include "engine/types/checker_core.h"

#include <algorithm>
#include <filesystem>

namespace lockstep::types {

namespace {

std::string packageText(const Package& package) {
    return fmt::format("package {} ({})", package.name(), constant::quote(package.path()));
}

/// Empty if the path is fine. Spec "Import declarations": an implementation may exclude some characters.
std::string importPathProblem(std::string_view path) {
    if (path.empty()) return "empty string";
    for (char c : path) {
        auto byte = static_cast<unsigned char>(c);
        if (byte <= ' ' || byte == 0x7f || std::string_view("!\"#$%&'()*,:;<=>?[]^`{|}").find(c) != std::string::npos)
            return fmt::format("invalid character U+{:04X}{}", byte, byte > ' ' ? fmt::format(" '{}'", c) : "");
    }
    return {};
}

/// The path without empty and dot elements; one that is relative to the file stays as it is.
std::string cleanPath(const std::string& path) {
    if (path.starts_with('.') || path.starts_with('/')) return path;
    return std::filesystem::path(path).lexically_normal().generic_string();
}

} // namespace

void Checker::collectObjects() {
    for (const syntax::File* file : m_files) {
        Scope& scope = *m_store.make<Scope>(&m_package->scope());
        m_fileScopes.push_back(&scope);
        if (file->name->isBlank())
            error(Code::InvalidPackageName, *file->name, "invalid package name _");
        else if (file->name->name != m_package->name())
            error(Code::InvalidPackageName, *file->name,
                  fmt::format("package {}; expected package {}", file->name->name, m_package->name()));
        for (const syntax::Decl* decl : file->decls) {
            if (const auto* func = decl->as<syntax::FuncDecl>()) {
                collectFunc(scope, *func);
                continue;
            }
            const auto* general = decl->as<syntax::GenDecl>();
            if (!general) continue;
            switch (general->tok) {
            case Token::Import:
                for (const syntax::Spec* spec : general->specs)
                    if (const auto* import = spec->as<syntax::ImportSpec>()) collectImport(scope, *import);
                break;
            case Token::Const: collectConsts(scope, *general); break;
            case Token::Var: collectVars(scope, *general); break;
            case Token::Type: collectTypes(scope, *general); break;
            default: break;
            }
        }
    }
    checkFileScopes();
    associateMethods();
}

Package* Checker::importPackage(const syntax::BasicLit& literal) {
    if (literal.bad) return nullptr;
    std::string path = syntax::stringValue(literal);
    if (std::string problem = importPathProblem(path); !problem.empty()) {
        error(Code::InvalidImport, literal, fmt::format("invalid import path ({})", problem));
        return nullptr;
    }
    auto [known, isNew] = m_imported.emplace(path, nullptr);
    if (!isNew) return known->second;
    if (path == "unsafe") return known->second = universe().unsafePackage;
    ImportResult result;
    if (std::string clean = cleanPath(path); clean != path)
        result.problem = fmt::format("could not import {} (non-canonical import path {} (should be {}))", path,
                                     constant::quote(path), constant::quote(clean));
    else if (path == "C")
        result.problem = "cgo is not supported";
    else if (m_importer)
        result = m_importer(path);
    else
        result.problem = fmt::format("package {} is not in std", path);
    if (!result.package) {
        if (!result.problem.empty()) error(Code::ImportFailed, literal, result.problem);
        m_anyError = true;
        // Goes on with an empty package of the likely name; uses of it stay silent.
        std::size_t slash = path.rfind('/');
        std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
        result.package = m_store.make<Package>(path, name, universe().scope);
        m_fakePackages.insert(result.package);
    }
    m_packagesByName[result.package->name()].push_back(result.package);
    return m_imported[path] = result.package;
}

void Checker::collectImport(Scope& fileScope, const syntax::ImportSpec& spec) {
    Package* imported = importPackage(*spec.path);
    if (!imported) return;
    std::string_view name = spec.name ? spec.name->name : std::string_view(imported->name());
    const Node& place = spec.name ? static_cast<const Node&>(*spec.name) : *spec.path;
    if (name == "init") {
        error(Code::InvalidInitDecl, place, "cannot import package as init - init must be a func");
        return;
    }
    m_package->addImport(imported);
    auto* object = m_store.make<PkgName>(place.pos, m_package, name, imported);
    if (m_fakePackages.contains(imported)) object->used = true;
    m_imports.push_back(object);
    if (spec.name)
        recordDef(*spec.name, object);
    else
        m_info.m_implicits[&spec] = object;
    if (name == "_") {
        object->used = true;
        return;
    }
    if (name != ".") {
        declare(fileScope, nullptr, object);
        return;
    }
    for (Object* each : imported->scope().objects()) {
        if (!each->isExported()) continue;
        if (Object* other = fileScope.insert(each)) {
            errorWithOther(Code::Redeclared, spec.name->span(),
                           fmt::format("{} redeclared in this block", other->name()), other);
            continue;
        }
        m_dotImported[{&fileScope, each}] = object;
    }
}

void Checker::declarePackageObject(const Ident& name, Object* object, DeclInfo* info) {
    if (name.name == "init") {
        error(Code::InvalidInitDecl, name, "cannot declare init - must be func");
        return;
    }
    if (name.name == "main" && m_package->name() == "main") {
        error(Code::InvalidInitDecl, name, "cannot declare main - must be func");
        return;
    }
    declare(m_package->scope(), &name, object);
    if (name.isBlank()) recordDef(name, object);
    m_declOf[object] = info;
    object->setOrder(++m_lastOrder);
    m_objects.push_back(object);
}

void Checker::arity(const syntax::ValueSpec& spec, List<Expr> values, bool isConst) {
    if (spec.names.size() < values.size()) {
        error(Code::WrongAssignCount, *values[spec.names.size()], "extra init expr");
    } else if (spec.names.size() > values.size() && (isConst || values.size() != 1)) {
        const Ident& name = *spec.names[values.size()];
        error(Code::WrongAssignCount, name, fmt::format("missing init expr for {}", name.name));
    }
}

void Checker::collectConsts(Scope& fileScope, const syntax::GenDecl& decl) {
    const syntax::ValueSpec* last = nullptr;
    for (const syntax::Spec* each : decl.specs) {
        const auto* spec = each->as<syntax::ValueSpec>();
        if (!spec) continue;
        bool inherited = !spec->type && spec->values.empty();
        if (!inherited || !last) last = spec;
        for (std::size_t i = 0; i < spec->names.size(); ++i) {
            const Ident& name = *spec->names[i];
            auto iota = constant::makeInt64(spec->iota);
            auto* object = m_store.make<Const>(name.pos, m_package, name.name, nullptr, iota);
            DeclInfo& info = m_decls.emplace_back();
            info.scope = &fileScope;
            info.type = last->type;
            info.init = i < last->values.size() ? last->values[i] : nullptr;
            info.inherited = inherited;
            info.iota = iota;
            declarePackageObject(name, object, &info);
        }
        arity(*spec, last->values, true);
    }
}

void Checker::collectVars(Scope& fileScope, const syntax::GenDecl& decl) {
    for (const syntax::Spec* each : decl.specs) {
        const auto* spec = each->as<syntax::ValueSpec>();
        if (!spec) continue;
        // One expression for all of them: they depend on it together.
        DeclInfo* common = spec->values.size() == 1 ? &m_decls.emplace_back() : nullptr;
        for (std::size_t i = 0; i < spec->names.size(); ++i) {
            const Ident& name = *spec->names[i];
            auto* object = m_store.make<Var>(name.pos, m_package, name.name, nullptr, Var::Role::Package);
            object->used = true;
            DeclInfo* info = common ? common : &m_decls.emplace_back();
            info->scope = &fileScope;
            info->type = spec->type;
            if (common) {
                info->init = spec->values[0];
                info->lhs.push_back(object);
            } else if (i < spec->values.size()) {
                info->init = spec->values[i];
            }
            declarePackageObject(name, object, info);
        }
        if (!spec->type || !spec->values.empty()) arity(*spec, spec->values, false);
    }
}

void Checker::collectTypes(Scope& fileScope, const syntax::GenDecl& decl) {
    for (const syntax::Spec* each : decl.specs) {
        const auto* spec = each->as<syntax::TypeSpec>();
        if (!spec) continue;
        auto* object = m_store.make<TypeName>(spec->name->pos, m_package, spec->name->name, nullptr);
        object->declaredAlias = spec->isAlias();
        DeclInfo& info = m_decls.emplace_back();
        info.scope = &fileScope;
        info.typeSpec = spec;
        declarePackageObject(*spec->name, object, &info);
    }
}

void Checker::collectFunc(Scope& fileScope, const syntax::FuncDecl& decl) {
    const Ident& name = *decl.name;
    auto* object = m_store.make<Func>(name.pos, m_package, name.name, nullptr);
    object->setDecl(&decl);
    DeclInfo& info = m_decls.emplace_back();
    info.scope = &fileScope;
    info.funcDecl = &decl;
    m_declOf[object] = &info;
    object->setOrder(++m_lastOrder);
    m_objects.push_back(object);
    if (decl.isMethod()) {
        recordDef(name, object);
        m_methods.emplace_back(object, &decl);
        return;
    }
    bool isInit = name.name == "init";
    if (isInit || (name.name == "main" && m_package->name() == "main")) {
        if (decl.type->typeParams && !decl.type->typeParams->list.empty())
            error(Code::InvalidInitDecl, *decl.type->typeParams->list[0],
                  fmt::format("func {} must have no type parameters", name.name));
        if (decl.type->params->count() != 0 || (decl.type->results && decl.type->results->count() != 0))
            error(Code::InvalidInitDecl, name,
                  fmt::format("func {} must have no arguments and no return values", name.name));
    }
    if (isInit) {
        object->setParent(&m_package->scope());
        recordDef(name, object);
        m_info.inits.push_back(object);
        if (!decl.body) error(Code::MissingFunctionBody, name, "missing function body");
        return;
    }
    declare(m_package->scope(), &name, object);
    if (name.isBlank()) recordDef(name, object);
}

/// Spec "Declarations and scope": a name may not be declared in both the file and the package block.
void Checker::checkFileScopes() {
    for (Scope* scope : m_fileScopes) {
        for (Object* object : scope->objects()) {
            Object* other = m_package->scope().lookup(object->name());
            if (!other) continue;
            if (auto* import = as<PkgName>(object))
                errorWithOther(Code::Redeclared, {other->pos(), {}},
                               fmt::format("{} already declared through import of {}", other->name(),
                                           packageText(*import->imported())),
                               object);
            else
                errorWithOther(Code::Redeclared, {other->pos(), {}},
                               fmt::format("{} already declared through dot-import of {}", other->name(),
                                           packageText(*object->package())),
                               nullptr);
            if (auto* import = as<PkgName>(object)) import->used = true;
        }
    }
}

namespace {

struct ReceiverParts {
    bool pointer = false;
    const Ident* base = nullptr;
};

/// `*T[P]` taken apart; a null base if it has no such form.
ReceiverParts receiverParts(const syntax::FuncDecl& decl) {
    ReceiverParts parts;
    if (decl.recv->list.empty()) return parts;
    const Expr* type = syntax::unparen(decl.recv->list[0]->type);
    while (const auto* star = type->as<syntax::StarExpr>()) {
        parts.pointer = true;
        type = syntax::unparen(star->x);
    }
    if (const auto* index = type->as<syntax::IndexExpr>()) type = index->x;
    if (const auto* list = type->as<syntax::IndexListExpr>()) type = list->x;
    parts.base = type->as<Ident>();
    return parts;
}

} // namespace

/// The type that methods with a receiver of this name belong to, through alias declarations of this package.
TypeName* Checker::receiverBase(const Ident& start, bool& pointer) {
    const Ident* name = &start;
    std::vector<Object*> seen;
    for (;;) {
        auto* object = as<TypeName>(m_package->scope().lookup(name->name));
        if (!object || std::find(seen.begin(), seen.end(), object) != seen.end()) return nullptr;
        seen.push_back(object);
        DeclInfo* info = declOf(object);
        if (!info || !info->typeSpec) return nullptr;
        if (!info->typeSpec->isAlias()) return object;
        const Expr* type = syntax::unparen(info->typeSpec->type);
        if (const auto* star = type->as<syntax::StarExpr>(); star && !pointer) {
            pointer = true;
            type = syntax::unparen(star->x);
        }
        name = type->as<Ident>();
        if (!name) return nullptr;
    }
}

void Checker::associateMethods() {
    for (auto& [method, decl] : m_methods) {
        ReceiverParts parts = receiverParts(*decl);
        if (!parts.base || method->name() == "_") continue;
        TypeName* base = receiverBase(*parts.base, parts.pointer);
        method->m_pointerReceiver = parts.pointer;
        if (base) m_methodsOf[base].push_back(method);
    }
}

DeclInfo* Checker::declOf(Object* object) {
    auto found = m_declOf.find(object);
    return found == m_declOf.end() ? nullptr : found->second;
}

/// Types first, then aliases, then the rest: fewer cycles through aliases whose types are not known yet.
void Checker::packageObjects() {
    std::vector<Object*> aliases;
    std::vector<Object*> others;
    for (Object* object : m_objects) {
        if (m_options.lazyBodies && object->kind() == ObjectKind::Func) continue;
        if (auto* name = as<TypeName>(object); !name)
            others.push_back(object);
        else if (name->declaredAlias)
            aliases.push_back(object);
        else
            objectDeclaration(object);
    }
    for (Object* object : aliases) objectDeclaration(object);
    for (Object* object : others) objectDeclaration(object);
}

void Checker::unusedImports() {
    if (m_options.ignoreFunctionBodies) return;
    for (PkgName* import : m_imports) {
        if (import->used) continue;
        const std::string& path = import->imported()->path();
        std::size_t slash = path.rfind('/');
        std::string_view last =
            slash == std::string::npos ? std::string_view(path) : std::string_view(path).substr(slash + 1);
        if (import->name() == "." || import->name() == last)
            error(Code::UnusedImport, import->pos(), fmt::format("{} imported and not used", constant::quote(path)));
        else
            error(Code::UnusedImport, import->pos(),
                  fmt::format("{} imported as {} and not used", constant::quote(path), import->name()));
    }
}

} // namespace lockstep::types
