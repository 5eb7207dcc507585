// ProgramLowering: the program while it is being made: its tables, and the functions that something asked for.
//
// A function gets its number at the first request and is lowered later, from a queue, so that functions may ask for
// each other. What is only known when all are there comes last: method tables of types that reach an interface
// (method_tables.cpp), package initialisations (initialise.cpp), which globals goroutines share (sharing.cpp).
#pragma once

#include "engine/program/lower.h"
#include "engine/program/lowering/code_builder.h"
#include "engine/program/lowering/runtime_types.h"
#include "engine/types/checker.h"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace lockstep::program {

/// The type arguments in force in a function: those of a generic function, or of a generic receiver's type.
struct TypeArguments {
    std::vector<types::TypeParam*> params;
    std::vector<types::Type*> args;
    [[nodiscard]] bool empty() const { return params.empty(); }
};

/// What one function does that matters for sharing: see sharing.cpp.
struct FunctionFacts {
    std::vector<FunctionId> calls;   ///< called by it, at once or deferred
    std::vector<FunctionId> escapes; ///< started as a goroutine, or made a value
    std::vector<GlobalId> accesses;
    std::vector<GlobalId> stores;
};

class ProgramLowering {
public:
    ProgramLowering(std::span<const PackageToLower> packages, types::TypeStore& store,
                    syntax::DiagnosticList& diagnostics, const LowerOptions& options);

    std::shared_ptr<const Program> run();

    // ---- tables
    RuntimeTypes& types() { return m_types; }
    TypeId typeId(types::Type* type) { return m_types.id(type); }
    std::uint32_t constant(std::uint64_t bits);
    std::uint32_t string(std::string text);
    GlobalId global(types::Var& var);
    [[nodiscard]] types::Type* globalType(GlobalId global) const { return m_globalVars[global]->type(); }
    /// Notes that values of the type may be held by an interface, so that its methods may be called.
    void reachesInterface(types::Type* type);

    // ---- functions
    using Maker = std::function<FunctionCode()>;
    /// The function of that key, made by `make` if it is the first request. The key is never shown.
    FunctionId synthesize(const std::string& key, Maker make);
    /// A declared function or method; of an instance of a generic type if `function` is a method of one.
    FunctionId function(types::Func& function, std::vector<types::Type*> typeArgs = {});
    /// A function of package internal/builtin.
    FunctionId helper(std::string_view name);
    /// Declared in package runtime.
    types::Type* runtimeType(std::string_view name);
    types::Func& runtimeFunction(std::string_view name);

    /// "main.add", "sync.(*Mutex).Lock", "main.Map[...]".
    std::string nameOf(types::Func& function);
    int numberOfInit(const types::Func& function) const;
    /// The name of a function literal outside of functions.
    std::string packageLiteralName(const types::Package* package, const types::FunctionInfo& literal);
    /// How native code finds the function; nothing if it has a body.
    NativeBinding nativeOf(types::Func& function);

    // ---- surroundings
    types::TypeStore& store() { return m_store; }
    const PackageToLower* packageOf(const types::Package* package) const;
    /// N of go1.N.
    [[nodiscard]] unsigned languageMinor() const { return m_languageMinor; }
    SourcePosition position(syntax::Pos pos);
    /// Reports correct Go that cannot be lowered; `what` is a noun phrase.
    void unsupported(syntax::Pos pos, std::string_view what);
    // What the function that is being lowered now does:
    void noteCall(FunctionId callee) { m_facts[m_current].calls.push_back(callee); }
    void noteEscape(FunctionId function) { m_facts[m_current].escapes.push_back(function); }
    void addAccess(GlobalId global) { m_facts[m_current].accesses.push_back(global); }
    void addStore(GlobalId global) { m_facts[m_current].stores.push_back(global); }
    /// The global's address goes where the lowering does not follow it.
    void addressEscapes(GlobalId global) { m_escapedGlobals.insert(global); }

private:
    types::Object* lookup(std::string_view package, std::string_view name) const;
    FunctionId newFunction(Maker make);
    FunctionCode makeNative(types::Func& function, const NativeBinding& binding);
    Maker makerFor(types::Func& function, const std::vector<types::Type*>& typeArgs);
    std::uint32_t fileIndex(const syntax::SourceFile& file);
    void lowerQueue();
    FunctionCode lowerNow(FunctionId function, const Maker& make);
    // method_tables.cpp
    bool fillMethodTables();
    bool fillMethodTable(TypeId type);
    void reachParts(TypeId type);
    // initialise.cpp
    void beginInitialisation();
    bool requestInitialisers();
    void finishInitialisation();
    FunctionCode makeCaller(std::string name, bool isLibrary, const std::vector<FunctionId>& callees);
    // sharing.cpp
    void decideSharing();
    std::vector<bool> constantAfterInitialisation() const;
    void link();
    std::vector<PackageToLower> m_packages;
    types::TypeStore& m_store;
    syntax::DiagnosticList& m_diagnostics;
    std::string m_mainName; ///< of the function the program begins with
    unsigned m_languageMinor = 23;
    bool m_failed = false;
    bool m_reflects = false; ///< package reflect is there: types and methods are needed that nothing names

    std::shared_ptr<Program> m_program = std::make_shared<Program>();
    RuntimeTypes m_types;
    std::vector<FunctionCode> m_functions; ///< by FunctionId
    std::vector<Maker> m_makers;           ///< by FunctionId
    std::size_t m_made = 0;                ///< how many of m_makers have run
    std::vector<FunctionFacts> m_facts;    ///< by FunctionId
    FunctionId m_current = 0;
    /// Functions that the entry calls, in order: package initialisations, then main.main. Of a library package only the
    /// initialisers of variables that something uses.
    struct InitialisationStep {
        std::size_t package = 0;
        const types::Initializer* initializer = nullptr; ///< of a library
        FunctionId function = noFunction;
    };
    std::vector<InitialisationStep> m_initialisation;
    std::vector<types::Var*> m_globalVars; ///< by GlobalId
    std::vector<TypeId> m_inInterfaces;    ///< types that reach an interface, in order of discovery
    std::size_t m_partsReached = 0;        ///< how many of them had their parts looked at
    std::size_t m_methodsSeen = 0;         ///< how many method names there were when tables were filled

    // Looked up only, never iterated.
    std::unordered_map<std::uint64_t, std::uint32_t> m_constants;
    std::unordered_map<std::string, std::uint32_t> m_strings;
    std::unordered_map<const types::Var*, GlobalId> m_globals;
    std::unordered_map<std::string, FunctionId> m_byKey;
    std::unordered_map<const types::Package*, std::size_t> m_packageIndex;
    std::unordered_set<TypeId> m_reached;
    std::unordered_set<GlobalId> m_escapedGlobals;
    std::unordered_map<const syntax::SourceFile*, std::uint32_t> m_files;
    const syntax::SourceFile* m_lastFile = nullptr; ///< that position() was asked for
    std::uint32_t m_lastFileIndex = 0;
    std::unordered_set<const syntax::SourceFile*> m_libraryFiles;
    std::unordered_map<const types::Package*, std::uint32_t> m_packageLiterals;
};

/// A key for synthesize() from an address that identifies what is made.
std::string keyOf(std::string_view kind, const void* identity);

} // namespace lockstep::program
