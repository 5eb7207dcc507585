// The order in which a package is checked, scopes, and delayed work.
#include "engine/types/checker.h"

#include "engine/types/checker_core.h"

#include <algorithm>

namespace lockstep::types {

std::unique_ptr<CheckedPackage> check(std::string_view path, std::vector<const syntax::File*> files,
                                      syntax::Numbering& numbering, TypeStore& store, const Importer& importer,
                                      syntax::DiagnosticList& diagnostics, const CheckOptions& options) {
    auto result = std::make_unique<CheckedPackage>();
    std::string name = files.empty() ? std::string() : std::string(files.front()->name->name);
    result->package = store.make<Package>(std::string(path), name, universe().scope);
    result->files = files;
    result->info.reserve(numbering);
    std::size_t before = diagnostics.errorCount();
    auto checker = std::make_shared<Checker>(store, result->info, result->package, std::move(files), numbering,
                                             importer, diagnostics, options);
    checker->run();
    result->ok = diagnostics.errorCount() == before;
    if (options.lazyBodies) result->checker = std::move(checker);
    return result;
}

void CheckedPackage::completeBody(const Func& function) const {
    if (checker) checker->completeBody(function);
}

Checker::Checker(TypeStore& store, Info& info, Package* package, std::vector<const syntax::File*> files,
                 syntax::Numbering& numbering, const Importer& importer, syntax::DiagnosticList& diagnostics,
                 const CheckOptions& options)
    : m_store(store), m_info(info), m_package(package), m_files(std::move(files)), m_numbering(numbering),
      m_importer(importer), m_diagnostics(diagnostics), m_options(options),
      m_qualifier([this](const Package& other) { return qualify(other); }) {
    m_shiftOperand.resize(m_info.m_types.size());
}

void Checker::run() {
    m_busy = true;
    if (m_options.lazyBodies) m_package->declare = [this](Func& function) { declareFunction(function); };
    collectObjects();
    packageObjects();
    processDelayed(0);
    // Functions in source order, whatever order they were needed in.
    std::stable_sort(m_info.functions.begin(), m_info.functions.end(), [](FunctionInfo* x, FunctionInfo* y) {
        auto place = [](FunctionInfo* f) { return f->decl ? f->decl->pos : f->literal->pos; };
        return place(x) < place(y);
    });
    initializationOrder();
    checkDirectives();
    if (!m_options.lazyBodies) {
        unusedImports();
        checkInstanceCycles();
    }
    m_busy = false;
}

void Checker::processDelayed(std::size_t from) {
    // Delayed work may delay more work; nested calls take what was added since they were called.
    for (std::size_t i = from; i < m_delayed.size(); ++i) {
        std::function<void()> action = std::move(m_delayed[i]);
        action();
    }
    m_delayed.resize(from);
}

Scope* Checker::openScope() {
    m_env.scope = m_store.make<Scope>(m_env.scope);
    return m_env.scope;
}

/// Spec "Declarations and scope": no identifier may be declared twice in the same block.
void Checker::declare(Scope& scope, const Ident* name, Object* object) {
    if (object->name() != "_") {
        if (Object* other = scope.insert(object)) {
            syntax::Span at = name ? name->span() : syntax::Span{object->pos(), {}};
            errorWithOther(Code::Redeclared, at, fmt::format("{} redeclared in this block", object->name()), other);
            return;
        }
    }
    if (name) recordDef(*name, object);
}

} // namespace lockstep::types
