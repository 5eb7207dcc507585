#include "engine/program/lowering/program_lowering.h"

#include "engine/base/ensure.h"
#include "engine/program/lowering/function_lowering.h"
#include "engine/program/lowering/value_layout.h"
#include "engine/program/made_names.h"
#include "engine/program/verify.h"
#include "engine/types/named.h"
#include "engine/types/predicates.h"
#include "engine/types/type_string.h"
#include "engine/types/universe.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>

namespace lockstep::program {

using types::Func;

namespace {

/// The named type a method belongs to, and whether its receiver is a pointer to it. Null for functions.
types::Named* receiverType(Func& method, bool& pointer) {
    types::Var* receiver = method.signature()->recv;
    return receiver ? types::deref(receiver->type(), &pointer)->as<types::Named>() : nullptr;
}

} // namespace

std::string keyOf(std::string_view kind, const void* identity) { return fmt::format("{}:{}", kind, identity); }

ProgramLowering::ProgramLowering(std::span<const PackageToLower> packages, types::TypeStore& store,
                                 syntax::DiagnosticList& diagnostics, const LowerOptions& options)
    : m_packages(packages.begin(), packages.end()), m_store(store), m_diagnostics(diagnostics),
      m_mainName(options.mainFunction) {
    m_program->language = options.language;
    const std::size_t dot = options.language.find('.');
    if (dot != std::string::npos)
        m_languageMinor = static_cast<unsigned>(std::strtoul(options.language.c_str() + dot + 1, nullptr, 10));
    for (std::size_t i = 0; i < m_packages.size(); ++i) {
        m_packageIndex[m_packages[i].package->package] = i;
        if (!m_packages[i].isLibrary) continue;
        if (m_packages[i].package->package->path() == "reflect") m_reflects = true;
        for (const syntax::File* file : m_packages[i].package->files) m_libraryFiles.insert(file->source);
    }
}

std::shared_ptr<const Program> ProgramLowering::run() {
    if (m_reflects) m_types.describeFunctions();
    m_program->stringType = typeId(types::basicType(types::BasicKind::String));
    types::Type* errorString = runtimeType("errorString");
    m_program->errorStringType = typeId(errorString);
    types::Type* boundsError = runtimeType("boundsError");
    m_program->boundsErrorType = typeId(boundsError);
    types::Type* plainError = runtimeType("plainError");
    m_program->plainErrorType = typeId(plainError);
    types::Type* assertionError = m_store.make<types::Pointer>(runtimeType("TypeAssertionError"));
    m_program->typeAssertionErrorType = typeId(assertionError);
    types::Type* panicNilError = m_store.make<types::Pointer>(runtimeType("PanicNilError"));
    m_program->panicNilErrorType = typeId(panicNilError);

    m_program->entry = newFunction({}); // made last: finishInitialisation()
    m_made = 1;
    m_program->panicTextFunction = function(runtimeFunction("panicText"));
    reachesInterface(errorString);
    reachesInterface(boundsError);
    reachesInterface(plainError);
    reachesInterface(assertionError);
    reachesInterface(panicNilError);
    beginInitialisation();
    bool more = true;
    while (more) {
        lowerQueue();
        const bool methods = fillMethodTables();
        const bool initialisers = requestInitialisers();
        more = methods || initialisers;
    }
    finishInitialisation();
    if (m_failed) return nullptr;
    decideSharing();
    link();
    ensureVerified(*m_program);
    return m_program;
}

// ---- tables

std::uint32_t ProgramLowering::constant(std::uint64_t bits) {
    const auto [place, isNew] = m_constants.try_emplace(bits, static_cast<std::uint32_t>(m_program->constants.size()));
    if (isNew) m_program->constants.push_back(bits);
    return place->second;
}

std::uint32_t ProgramLowering::string(std::string text) {
    const auto [place, isNew] = m_strings.try_emplace(text, static_cast<std::uint32_t>(m_program->strings.size()));
    if (isNew) m_program->strings.push_back(std::move(text));
    return place->second;
}

GlobalId ProgramLowering::global(types::Var& var) {
    const auto [place, isNew] = m_globals.try_emplace(&var, static_cast<GlobalId>(m_program->globals.size()));
    if (isNew) {
        Global entry;
        entry.name = var.package()->path() + "." + std::string(var.name());
        entry.type = typeId(var.type());
        entry.declared = position(var.pos());
        m_program->globals.push_back(std::move(entry));
        m_globalVars.push_back(&var);
    }
    return place->second;
}

// ---- functions

FunctionId ProgramLowering::newFunction(Maker make) {
    const auto id = static_cast<FunctionId>(m_makers.size());
    m_makers.push_back(std::move(make));
    m_functions.emplace_back();
    m_facts.emplace_back();
    return id;
}

FunctionId ProgramLowering::synthesize(const std::string& key, Maker make) {
    const auto known = m_byKey.find(key);
    if (known != m_byKey.end()) return known->second;
    const FunctionId id = newFunction(std::move(make));
    m_byKey.emplace(key, id);
    return id;
}

FunctionId ProgramLowering::function(Func& function, std::vector<types::Type*> typeArgs) {
    bool pointer = false;
    if (types::Named* receiver = receiverType(function, pointer)) typeArgs = receiver->typeArgs();
    std::string key = keyOf("func", function.origin());
    for (types::Type* type : typeArgs) key += fmt::format(",{}", typeId(type));
    if (const auto known = m_byKey.find(key); known != m_byKey.end()) return known->second;
    return synthesize(key, makerFor(function, typeArgs));
}

ProgramLowering::Maker ProgramLowering::makerFor(Func& function, const std::vector<types::Type*>& typeArgs) {
    Func& origin = *function.origin();
    if (!origin.decl() || !origin.decl()->body) {
        const NativeBinding binding = nativeOf(origin);
        if (!binding.found) unsupported(origin.pos(), fmt::format("{}, a function without a body", nameOf(origin)));
        return [this, &origin, binding] { return makeNative(origin, binding); };
    }
    FunctionSource source;
    source.package = packageOf(origin.package());
    base::ensure(source.package != nullptr, "a function of a package that is not lowered");
    source.name = nameOf(origin);
    if (!typeArgs.empty()) {
        auto arguments = std::make_shared<TypeArguments>();
        types::Signature* signature = origin.signature();
        arguments->params = signature->recv ? signature->recvTypeParams : signature->typeParams;
        arguments->args = typeArgs;
        source.typeArguments = std::move(arguments);
        for (types::Type* type : typeArgs) source.instanceKey += fmt::format(",{}", typeId(type));
    }
    return [this, &origin, source = std::move(source)]() mutable {
        // Only now, when nobody holds on to what is known of the package: completing moves it.
        source.package->package->completeBody(origin);
        source.info = source.package->package->info.function(origin);
        return FunctionLowering(*this, std::move(source)).run();
    };
}

types::Object* ProgramLowering::lookup(std::string_view package, std::string_view name) const {
    for (const PackageToLower& entry : m_packages)
        if (entry.package->package->path() == package)
            if (types::Object* found = entry.package->package->scope().lookup(name)) return found;
    base::fail(fmt::format("package {} of the library lacks {}", package, name));
}

FunctionId ProgramLowering::helper(std::string_view name) {
    return function(*lookup("internal/builtin", name)->as<Func>());
}

types::Type* ProgramLowering::runtimeType(std::string_view name) { return lookup("runtime", name)->type(); }

types::Func& ProgramLowering::runtimeFunction(std::string_view name) { return *lookup("runtime", name)->as<Func>(); }

/// Which of its package's functions init it is; -1 if it is none.
int ProgramLowering::numberOfInit(const Func& function) const {
    const PackageToLower* package = function.name() == "init" ? packageOf(function.package()) : nullptr;
    if (package == nullptr) return -1;
    const auto& inits = package->package->info.inits;
    const auto found = std::ranges::find(inits, &function);
    return found == inits.end() ? -1 : static_cast<int>(found - inits.begin());
}

std::string ProgramLowering::nameOf(Func& function) {
    Func& origin = *function.origin();
    const std::string path = origin.package() ? origin.package()->path() : "";
    bool pointer = false;
    types::Named* receiver = receiverType(origin, pointer);
    if (const int number = numberOfInit(origin); number >= 0) return fmt::format("{}.init.{}", path, number);
    if (!receiver) {
        const bool generic = !origin.signature()->typeParams.empty();
        return fmt::format("{}.{}{}", path, origin.name(), generic ? "[...]" : "");
    }
    std::string type(receiver->object()->name());
    if (receiver->isGeneric() || receiver->isInstance()) type += "[...]";
    return pointer ? fmt::format("{}.(*{}).{}", path, type, origin.name())
                   : fmt::format("{}.{}.{}", path, type, origin.name());
}

std::string ProgramLowering::packageLiteralName(const types::Package* package, const types::FunctionInfo&) {
    const std::uint32_t number = ++m_packageLiterals[package];
    return m_languageMinor >= 21 ? fmt::format("{}.init.func{}", package->path(), number)
                                 : fmt::format("{}.glob..func{}", package->path(), number);
}

NativeBinding ProgramLowering::nativeOf(Func& function) {
    const syntax::FuncDecl* decl = function.decl();
    if (!decl || decl->body) return {};
    return findNative(nameOf(function));
}

FunctionCode ProgramLowering::makeNative(Func& function, const NativeBinding& binding) {
    CodeBuilder code;
    types::Signature* signature = function.signature();
    const std::uint32_t parameters =
        slotsOf(signature->params) + (signature->recv ? slotsOf(signature->recv->type()) : 0);
    const std::uint32_t results = slotsOf(signature->results);
    Function& head = code.function();
    head.name = nameOf(function);
    head.isLibrary = true;
    head.declared = position(function.pos());
    code.setPosition(head.declared);
    code.allocate(parameters);
    head.parameterSlots = static_cast<std::uint16_t>(parameters);
    head.closureSlot = static_cast<std::uint16_t>(code.allocate(1));
    head.resultSlots = static_cast<std::uint16_t>(results);
    code.reserve(results);
    Register first = 0;
    if (binding.visible) {
        code.emit(Opcode::Sync, 0, 0, static_cast<std::uint32_t>(binding.operation));
    } else {
        const Register window = code.allocate(1);
        first = window + 1;
        code.move(code.allocate(parameters), 0, parameters);
        code.reserve(first + results);
        code.emitImmediate(Opcode::Native, window, static_cast<std::int64_t>(binding.native));
    }
    if (results == 0)
        code.emit(Opcode::Return0);
    else if (results == 1)
        code.emit(Opcode::Return1, first);
    else
        code.emit(Opcode::Return, first, 0, results);
    return code.finish();
}

void ProgramLowering::lowerQueue() {
    for (; m_made < m_makers.size(); ++m_made) {
        const Maker make = std::move(m_makers[m_made]);
        const auto id = static_cast<FunctionId>(m_made);
        FunctionCode code = lowerNow(id, make);
        m_functions[id] = std::move(code);
    }
}

FunctionCode ProgramLowering::lowerNow(FunctionId function, const Maker& make) {
    m_current = function;
    FunctionCode code = make();
    if (code.tooLarge) {
        m_failed = true;
        m_diagnostics.error(syntax::DiagnosticCode::Unsupported, syntax::Pos{},
                            code.function.name + " is too large to run");
    }
    return code;
}

// ---- surroundings

const PackageToLower* ProgramLowering::packageOf(const types::Package* package) const {
    const auto found = m_packageIndex.find(package);
    return found == m_packageIndex.end() ? nullptr : &m_packages[found->second];
}

SourcePosition ProgramLowering::position(syntax::Pos pos) {
    // One position after the other is asked for in the same file.
    if (m_lastFile == nullptr || pos.isNone() || !m_lastFile->contains(pos)) {
        const syntax::SourceFile* file = m_diagnostics.files().find(pos);
        if (!file) return {};
        m_lastFile = file;
        m_lastFileIndex = fileIndex(*file);
    }
    const syntax::Position place = m_lastFile->resolve(pos);
    return {m_lastFileIndex, place.line, place.column};
}

std::uint32_t ProgramLowering::fileIndex(const syntax::SourceFile& file) {
    const auto [place, isNew] = m_files.try_emplace(&file, static_cast<std::uint32_t>(m_program->files.size()));
    if (isNew) {
        m_program->files.push_back(file.name());
        m_program->texts.emplace_back(m_libraryFiles.contains(&file) ? std::string_view() : file.text());
    }
    return place->second;
}

void ProgramLowering::unsupported(syntax::Pos pos, std::string_view what) {
    m_failed = true;
    m_diagnostics.error(syntax::DiagnosticCode::Unsupported, pos,
                        fmt::format("Lockstep cannot run this yet: {}", what));
}

// ---- the finished program

/// Lays the functions one behind the other and turns what counts from their beginning into indices of the program.
void ProgramLowering::link() {
    Program& program = *m_program;
    program.code = {Instruction::abc(Opcode::GoExitFrame, 0, 0, 0), Instruction::abc(Opcode::Unwind, 0, 0, 0)};
    program.lines.push_back({0, {}});
    for (FunctionCode& made : m_functions) {
        const auto begin = static_cast<CodeIndex>(program.code.size());
        program.code.insert(program.code.end(), made.code.begin(), made.code.end());
        for (LineEntry line : made.lines) program.lines.push_back({line.begin + begin, line.position});
        for (SiteName& name : made.sites) {
            name.site += begin;
            program.sites.push_back(std::move(name));
        }
        for (ResultName& name : made.results) {
            name.site += begin;
            program.results.push_back(std::move(name));
        }
        for (UnsignedBounds bounds : made.unsignedBounds)
            program.unsignedBounds.push_back({bounds.site + begin, bounds.which});
        made.function.begin += begin;
        made.function.end += begin;
        if (made.function.recoverAt != 0) made.function.recoverAt += begin;
        for (LocalVariable& local : made.function.locals) {
            local.begin += begin;
            local.end += begin;
        }
        program.functions.push_back(std::move(made.function));
    }
    program.types = m_types.takeTypes();
    program.methods = m_types.takeMethods();
    program.methodTypes = m_types.takeMethodTypes();
    countMadeNames(program);
}

std::shared_ptr<const Program> lower(std::span<const PackageToLower> packages, types::TypeStore& store,
                                     syntax::DiagnosticList& diagnostics, const LowerOptions& options) {
    base::ensure(!packages.empty(), "lower() without a package");
    try {
        return ProgramLowering(packages, store, diagnostics, options).run();
    } catch (const VastType& vast) {
        auto* named = types::as<types::Named>(vast.type);
        diagnostics.error(syntax::DiagnosticCode::Unsupported, named ? named->object()->pos() : syntax::Pos{},
                          fmt::format("Lockstep cannot run this: values of type {} are larger than its memory, 2 GiB",
                                      types::runtimeTypeString(vast.type)));
        return nullptr;
    }
}

} // namespace lockstep::program
