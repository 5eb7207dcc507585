// Checker: the inside of check(). One class, because the rules of the language call one another in every direction; its
// member functions are spread over one file per concept (declaration.cpp, call.cpp, …), each headed by the section of
// the specification it implements.
//
// How it works. Package-level objects are collected first and type-checked when first needed, so order in the source
// does not matter; cycles show as an object met again while in progress. Function bodies, and questions that need
// complete types, wait in a queue (later) until the declaration around them is done. Expressions fill in an Operand and
// are recorded in Info at once; an untyped expression's record is revised when its context gives it a type.
//
// Invariant: an Operand that became Invalid has been reported, and silences everything that depends on it.
#pragma once

#include "engine/syntax/printer.h"
#include "engine/types/checker.h"
#include "engine/types/lookup.h"
#include "engine/types/operand.h"
#include "engine/types/predicates.h"
#include "engine/types/universe.h"

#include <fmt/core.h>
#include <functional>
#include <initializer_list>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace lockstep::types {

using syntax::as;
using syntax::Expr;
using syntax::Ident;
using syntax::List;
using syntax::Node;
using syntax::Pos;
using syntax::Stmt;
using syntax::Token;
using Code = syntax::DiagnosticCode;

/// How a package-level (or local) object was declared, and which package-level objects its declaration mentions.
struct DeclInfo {
    Scope* scope = nullptr;
    std::vector<Var*> lhs; ///< of `var a, b = f()`
    const Expr* type = nullptr;
    const Expr* init = nullptr;
    bool inherited = false; ///< init is that of an earlier constant spec
    constant::Value iota;
    const syntax::TypeSpec* typeSpec = nullptr;
    const syntax::FuncDecl* funcDecl = nullptr;
    std::vector<Object*> dependencies;
    std::unordered_set<Object*> dependencySet;

    void addDependency(Object* object) {
        if (dependencySet.insert(object).second) dependencies.push_back(object);
    }
};

/// What surrounds the piece of code that is being checked.
struct Environment {
    DeclInfo* decl = nullptr;
    Scope* scope = nullptr;
    const constant::Value* iota = nullptr;
    Pos errorPos; ///< where to report mistakes of an inherited constant expression
    bool inTypeParamList = false;
    Signature* signature = nullptr; ///< of the function
    FunctionInfo* function = nullptr;
    std::uint32_t loopDepth = 0;
    std::uint32_t statementStart = 0; ///< event count when the current simple statement began
    bool hasCallOrReceive = false;
};

/// Which jumps are permitted, and what the current clause is.
struct StatementContext {
    bool fallthroughOk = false;
    bool finalSwitchCase = false;
    bool inTypeSwitch = false;
};

enum class ExprKind : std::uint8_t { Conversion, Expression, Statement };

class Checker {
public:
    Checker(TypeStore& store, Info& info, Package* package, std::vector<const syntax::File*> files,
            syntax::Numbering& numbering, const Importer& importer, syntax::DiagnosticList& diagnostics,
            const CheckOptions& options);
    void run();
    /// Checks the body of a declared function if that was put off.
    void completeBody(const Func& function);

private:
    class Unifier;
    friend struct EnvironmentScope;

    // ---- reporting (report.cpp)
    void report(Code code, syntax::Span span, std::string message, std::vector<syntax::DiagnosticNote> notes = {});
    void error(Code code, const Node& at, std::string message) { report(code, at.span(), std::move(message)); }
    void error(Code code, const Operand& at, std::string message);
    void error(Code code, Pos at, std::string message) { report(code, {at, {}}, std::move(message)); }
    void errorWithOther(Code code, syntax::Span at, std::string message, Object* other);
    bool allowVersion(unsigned minor) const { return m_options.goMinor >= minor; }
    bool requireVersion(unsigned minor, syntax::Span at, std::string_view what);
    std::string str(Type* type);
    std::string str(const Operand& x);
    static std::string str(const Expr& e) { return syntax::exprText(e); }
    std::string qualify(const Package& package);
    std::string typeListText(const std::vector<Type*>& list);
    std::string tupleText(Tuple* tuple, bool variadic);
    /// "have Lock()" with the parameters of a method; `packages` qualifies names.
    std::string methodText(Func* method);
    static std::string_view tokenText(Token token) { return syntax::text(token); }
    static std::string_view kindWord(Type* type);

    // ---- recording (record.cpp)
    void record(Operand& x);
    void recordTypeAndValue(const Expr& e, Mode mode, Type* type, const constant::Value& value);
    void recordBuiltinType(const Expr& fun, Signature* signature);
    void recordCommaOk(const Expr& e, Type* first, Type* second);
    void recordDef(const Ident& name, Object* object) { m_info.m_names[name.ident.value].def = object; }
    void recordUse(const Ident& name, Object* object) { m_info.m_names[name.ident.value].use = object; }
    void recordSelection(const syntax::SelectorExpr& x, SelectionKind kind, Type* recv, Object* object,
                         std::vector<std::uint32_t> index, bool indirect);
    void recordInstance(const Expr& e, std::vector<Type*> typeArgs, Type* type);
    TypeAndValue& facts(const Expr& e) { return m_info.m_types[e.id.value]; }

    // ---- scopes and delayed work (checker.cpp)
    void later(std::function<void()> action) { m_delayed.push_back(std::move(action)); }
    void processDelayed(std::size_t from);
    Scope* openScope();
    void closeScope() { m_env.scope = m_env.scope->parent(); }
    void declare(Scope& scope, const Ident* name, Object* object);
    Object* lookup(std::string_view name) { return m_env.scope->lookupParent(name).object; }
    Package* importPackage(const syntax::BasicLit& path);

    // ---- package level (collect.cpp, declaration.cpp, cycle.cpp)
    void collectObjects();
    void collectImport(Scope& fileScope, const syntax::ImportSpec& spec);
    void collectConsts(Scope& fileScope, const syntax::GenDecl& decl);
    void collectVars(Scope& fileScope, const syntax::GenDecl& decl);
    void collectTypes(Scope& fileScope, const syntax::GenDecl& decl);
    void collectFunc(Scope& fileScope, const syntax::FuncDecl& decl);
    void declarePackageObject(const Ident& name, Object* object, DeclInfo* info);
    void checkFileScopes();
    void associateMethods();
    TypeName* receiverBase(const Ident& start, bool& pointer);
    void packageObjects();
    void unusedImports();
    DeclInfo* declOf(Object* object);
    void objectDeclaration(Object* object);
    bool validCycle(Object* object);
    void cycleError(const std::vector<Object*>& cycle);
    void cycleError(const std::vector<Object*>& cycle, std::size_t start);
    void constDeclaration(Const* object, const Expr* type, const Expr* init, bool inherited);
    void varDeclaration(Var* object, const std::vector<Var*>& lhs, const Expr* type, const Expr* init);
    void typeDeclaration(TypeName* object, const syntax::TypeSpec& spec);
    void aliasDeclaration(TypeName* object, const syntax::TypeSpec& spec);
    void funcDeclaration(Func* object, DeclInfo& decl);
    void collectMethods(TypeName* object);
    void checkFieldMethodClash(Named* base);
    void readBody(const syntax::FuncDecl& declaration);
    void declareFunction(Func& function);
    bool hasLinkname(const Ident& name) const;
    void localDeclaration(const syntax::GenDecl& decl);
    void localConsts(const syntax::GenDecl& decl);
    void localVars(const syntax::GenDecl& decl);
    void localType(const syntax::TypeSpec& spec);
    void arity(const syntax::ValueSpec& spec, List<Expr> values, bool isConst);
    void initializationOrder();

    // ---- directives (directive.cpp)
    struct DirectiveTargets;
    void checkDirectives();
    void checkDirective(const syntax::File& file, const syntax::Directive& directive, const DirectiveTargets& targets);
    void checkEmbed(const syntax::File& file, const syntax::Directive& directive, bool isLocal, bool isAboveVariable);

    void initializationCycle(const std::vector<Object*>& cycle);
    void checkValidType(Named* named);
    void checkInstanceCycles();

    // ---- functions (function_body.cpp, capture.cpp, terminating.cpp)
    /// Takes the parameters' scope over from m_signatureScopes; they become its first locals.
    FunctionInfo* newFunction(FunctionInfo* parent, Signature* signature);
    /// outer.scope: that of the parameters; outer.decl: what the body's mentions count for.
    void functionBody(FunctionInfo* function, const syntax::BlockStmt& body, Environment outer);
    void reportUnused(FunctionInfo* function);
    void noteCapture(Var* var);
    void noteAssignment(const Expr& lhs);
    void noteVarAssignment(Var* var);
    void noteAddressTaken(const Expr& x);
    Var* rootVariable(const Expr& e);
    Var* newLocal(const Ident& name, Type* type);
    bool isTerminating(const Stmt& stmt);
    bool isTerminatingList(List<Stmt> list);
    bool isPanic(const Expr& call) const;
    bool isGotoTarget(const syntax::LabeledStmt& stmt) const;

    // ---- statements (statement.cpp, switch.cpp, loop.cpp)
    void statements(StatementContext context, List<Stmt> list);
    void statement(StatementContext context, const Stmt& stmt);
    void statementInner(StatementContext context, const Stmt& stmt);
    void simpleStatement(const Stmt* stmt);
    void expressionStatement(const syntax::ExprStmt& stmt);
    void sendStatement(const syntax::SendStmt& stmt);
    void callStatement(const Expr& call, std::string_view keyword);
    void returnStatement(const syntax::ReturnStmt& stmt);
    void assignStatement(const syntax::AssignStmt& stmt);
    void incDecStatement(const syntax::IncDecStmt& stmt);
    void condition(const Expr& e, std::string_view statementName);
    void block(StatementContext context, List<Stmt> list);
    void ifStatement(StatementContext context, const syntax::IfStmt& stmt);
    void switchStatement(StatementContext context, const syntax::SwitchStmt& stmt);
    void caseValues(Operand& tag, const syntax::CaseClause& clause, struct SeenCases& seen);
    void typeSwitchStatement(StatementContext context, const syntax::TypeSwitchStmt& stmt);
    Type* caseTypes(Operand& x, const syntax::CaseClause& clause, std::vector<std::pair<Type*, Pos>>& seen);
    void typeClauses(StatementContext context, const syntax::TypeSwitchStmt& stmt, Operand& x);
    void selectStatement(StatementContext context, const syntax::SelectStmt& stmt);
    void forStatement(StatementContext context, const syntax::ForStmt& stmt);
    void rangeStatement(StatementContext context, const syntax::RangeStmt& stmt);
    struct RangeTypes {
        Type* key = nullptr;
        Type* value = nullptr;
        bool isFunc = false;
        std::string problem;
    };
    RangeTypes rangeTypes(Operand& x);
    RangeTypes rangeFunction(Signature* type);
    void rangeArity(const syntax::RangeStmt& stmt, Operand& x, const RangeTypes& types);
    void rangeVariables(const syntax::RangeStmt& stmt, Operand& x, const RangeTypes& types);
    void rangeDeclare(const syntax::RangeStmt& stmt, Operand& x, const RangeTypes& types);

    // ---- assignment (assignment.cpp, assignable.cpp)
    void assignment(Operand& x, Type* target, std::string_view context);
    void initConst(Const* lhs, Operand& x);
    void initVar(Var* lhs, Operand& x, std::string_view context);
    void initVars(const std::vector<Var*>& lhs, List<Expr> rhs, const Stmt* returnStmt);
    Type* checkLhs(const Expr& lhs);
    void assignVar(const Expr& lhs, const Expr* rhs, Operand* x, std::string_view context);
    void assignVars(List<Expr> lhs, List<Expr> rhs);
    void shortVarDecl(const syntax::AssignStmt& stmt);
    /// The value or values of one expression; with `allowCommaOk` the second, bool one of those that may have it.
    std::vector<Operand> multipleValues(const Expr& e, bool allowCommaOk, bool& commaOk);
    std::string operandTypes(const std::vector<Operand>& list);
    Var* mentionedVariable(const Expr& e);
    void assignmentMismatch(const Expr& at, std::size_t lhs, std::size_t rhs, const Expr* call);
    void returnMismatch(const Node& at, const std::vector<Var*>& want, const std::vector<Operand>& have);
    void useAll(List<Expr> list) { use(list, false); }
    bool use(List<Expr> list, bool lhs);
    bool use(const Expr& e, bool lhs);
    bool assignableTo(Operand& x, Type* target, std::string& cause, Code& code);
    bool implements(Type* type, Type* constraint, bool isConstraint, std::string& cause);
    std::string missingMethodCause(Type* type, Type* target, const MissingMethod& missing);
    MissingMethod findMissing(Type* type, Interface* interface, bool staticCheck);
    bool assertableTo(Type* type, Type* target, std::string& cause);

    // ---- expressions (expression.cpp, binary.cpp, untyped.cpp, constant_check.cpp)
    void expr(Operand& x, const Expr& e, Type* hint = nullptr);
    /// As expr; a generic function becomes an instance of the type of the variable it goes to (may be null).
    void exprWithTarget(Operand& x, const Expr& e, Type* target);
    void multiExpr(Operand& x, const Expr& e);
    void genericExpr(Operand& x, const Expr& e);
    void exprOrType(Operand& x, const Expr& e, bool allowGeneric);
    ExprKind rawExpr(Operand& x, const Expr& e, Type* hint, bool allowGeneric);
    ExprKind exprInternal(Operand& x, const Expr& e, Type* hint);
    void nonGeneric(Operand& x);
    void exclude(Operand& x, std::initializer_list<Mode> modes);
    void singleValue(Operand& x);
    void unary(Operand& x, const syntax::UnaryExpr& e);
    void receive(Operand& x);
    void binaryChain(Operand& x, const syntax::BinaryExpr& e);
    void binary(Operand& x, const Expr* e, const Expr& lhs, const Expr& rhs, Token op, Pos opPos);
    void binaryOperands(Operand& x, Operand& y, const Expr* e, const Expr& lhs, const Expr& rhs, Token op, Pos opPos);
    bool matchTypes(Operand& x, Operand& y);
    void comparison(Operand& x, Operand& y, Token op, bool switchCase = false);
    Operand* incomparableOperand(Operand& x, Operand& y, std::string& cause);
    std::string kindText(const Operand& x);
    void shift(Operand& x, Operand& y, const Expr* e, Token op, Pos opPos);
    bool shiftCount(Operand& y);
    bool operatorDefined(Operand& x, Token op, bool isUnary);
    void overflow(Operand& x, Pos opPos);
    void representable(Operand& x, Basic* type);
    /// x as a constant of that type; Code{} if it is one.
    Code representation(const Operand& x, Basic* type, constant::Value& value);
    void invalidConversion(Code code, Operand& x, Type* target);
    /// The type x gets in a context of type `target`; null if it cannot be converted.
    Type* implicitType(Operand& x, Type* target, constant::Value& value, Code& code);
    void convertUntyped(Operand& x, Type* target);
    void updateExprType(const Expr& e, Type* type, bool final);
    void updateExprValue(const Expr& e, const constant::Value& value);
    void assertExpr(Operand& x, const syntax::TypeAssertExpr& e);
    void typeAssertion(Operand& x, const Expr& e, Type* target, bool isTypeSwitch);
    void indirection(Operand& x, const syntax::StarExpr& e);

    // ---- literals, selectors, indexing (literal.cpp, selector.cpp, index.cpp)
    void basicLiteral(Operand& x, const syntax::BasicLit& e);
    bool allowNumber(const syntax::BasicLit& e);
    void functionLiteral(Operand& x, const syntax::FuncLit& e);
    void compositeLiteral(Operand& x, const syntax::CompositeLit& e, Type* hint);
    void structLiteral(const syntax::CompositeLit& e, Struct* type, Type* shown);
    void keyedFields(const syntax::CompositeLit& e, Struct* type, Type* shown);
    std::string fieldProblem(const Struct& type, Type* shown, std::string_view name);
    void mapLiteral(const syntax::CompositeLit& e, Map* type);
    std::int64_t indexedElements(List<Expr> elements, Type* elem, std::int64_t length);
    void identifier(Operand& x, const Ident& e, bool wantType);
    void selector(Operand& x, const syntax::SelectorExpr& e, bool wantType);
    void packageSelector(Operand& x, const syntax::SelectorExpr& e, PkgName* name);
    std::string lookupProblem(Operand& x, const syntax::SelectorExpr& e, const LookupResult& found);
    void methodExpression(Operand& x, const syntax::SelectorExpr& e, Func* method);
    bool indexExpr(Operand& x, const Expr& e);
    void sliceExpr(Operand& x, const syntax::SliceExpr& e);
    Type* index(const Expr& e, std::int64_t max, std::int64_t& value);
    bool indexTypeSet(Operand& x, std::int64_t& length);
    bool validIndex(Operand& x, std::string_view what, bool allowNegative);

    // ---- calls (call.cpp, builtin.cpp, builtin_unsafe.cpp, conversion.cpp)
    ExprKind call(Operand& x, const syntax::CallExpr& e);
    void conversionCall(Operand& x, const syntax::CallExpr& e);
    std::vector<Operand> argumentList(List<Expr> args, std::vector<Type*>* genericFuncs = nullptr);
    Signature* arguments(const syntax::CallExpr& e, std::vector<Type*>& typeArgs, Signature* signature,
                         std::vector<Operand>& args);
    void argumentCount(const syntax::CallExpr& e, Signature* signature, const std::vector<Operand>& args, bool tooMany);
    void conversion(Operand& x, Type* target);
    bool convertible(Operand& x, Type* target, std::string& cause);
    bool builtinCall(Operand& x, const syntax::CallExpr& e, BuiltinId id);
    bool builtinDispatch(Operand& x, const syntax::CallExpr& e, BuiltinId id, std::vector<Operand>& args);
    bool builtinAppend(Operand& x, const syntax::CallExpr& e, std::vector<Operand>& args);
    bool builtinLenCap(Operand& x, const syntax::CallExpr& e, BuiltinId id);
    bool builtinClear(Operand& x);
    bool builtinClose(Operand& x);
    bool builtinComplex(Operand& x, const syntax::CallExpr& e, Operand& y);
    bool builtinRealImag(Operand& x, const syntax::CallExpr& e, BuiltinId id);
    bool builtinCopy(Operand& x, const syntax::CallExpr& e, Operand& y);
    bool builtinDelete(Operand& x, const syntax::CallExpr& e, Operand& key);
    bool builtinMake(Operand& x, const syntax::CallExpr& e);
    bool builtinNew(Operand& x, const syntax::CallExpr& e);
    bool builtinMinMax(Operand& x, const syntax::CallExpr& e, BuiltinId id, std::vector<Operand>& args);
    bool builtinPrint(Operand& x, const syntax::CallExpr& e, std::vector<Operand>& args, BuiltinId id);
    bool unsafeArithmetic(Operand& x, const syntax::CallExpr& e, BuiltinId id, std::vector<Operand>& args);
    bool builtinUnsafe(Operand& x, const syntax::CallExpr& e, BuiltinId id, std::vector<Operand>& args);
    bool offsetOf(Operand& x, const syntax::CallExpr& e);
    Signature* makeSignature(Type* result, std::initializer_list<Type*> params, bool variadic = false);

    // ---- types (type_expression.cpp, struct_type.cpp, interface_type.cpp, signature.cpp, type_parameters.cpp)
    Type* typeOf(const Expr& e) { return definedType(e, nullptr); }
    Type* varType(const Expr& e);
    Type* definedType(const Expr& e, Named* definition);
    Type* genericType(const Expr& e, std::string& problem);
    Type* typeInternal(const Expr& e, Named* definition);
    Type* typeOrNil(const Expr& e, bool& isNil);
    Type* namedTypeExpression(const Expr& e);
    void checkChanElement(const Expr& e, Type* elem);
    void checkArraySize(const Expr& e, Array& type);
    Type* arrayOrSliceType(const syntax::ArrayType& e);
    Type* mapType(const syntax::MapType& e);
    static bool isUnionSyntax(const Expr& e);
    /// Declares the receiver's own names for the type parameters of its type.
    Type* receiverType(Signature* signature, const Expr& e);
    void declareParameters(Scope& scope, const syntax::FieldList* list, const std::vector<Var*>& vars);
    void validVarType(const Expr& e, Type* type);
    std::int64_t arrayLength(const Expr& e);
    Type* instantiatedType(const Expr& x, List<Expr> args, const Expr& whole, Named* definition);
    Type* structType(const syntax::StructType& e);
    void embeddedField(const syntax::Field& field, Type* type, Pos pos);
    Type* interfaceType(const syntax::InterfaceType& e, Named* definition);
    Type* unionType(const Expr& e);
    Term unionTerm(const Expr& e);
    void checkUnion(const Expr& e, const std::vector<Term>& terms, const std::vector<const Expr*>& places);
    bool mayEmbed(const Expr& e, Type* type);
    void checkTypeSet(Interface& interface, Pos pos);
    /// Opens the scope of the parameters, leaves it in m_signatureScopes, and closes it.
    void functionType(Signature* signature, const syntax::FieldList* recv, const syntax::FuncType& type);
    void receiver(Signature* signature, const syntax::FieldList& recv, Scope& scope);
    void validReceiver(const Node& at, Type* type);
    std::vector<Var*> parameters(const syntax::FieldList* list, Scope& scope, Var::Role role, bool* variadic);
    /// `publish` is called once they are declared, before their bounds are looked at.
    std::vector<TypeParam*> declareTypeParams(const syntax::FieldList& list,
                                              const std::function<void(std::vector<TypeParam*>)>& publish = {});
    TypeParam* declareTypeParam(const Ident& name);
    Type* bound(const Expr& e);

    // ---- generics (instantiate.cpp, infer.cpp, unify.cpp)
    Type* instantiate(Pos pos, Type* generic, const std::vector<Type*>& typeArgs,
                      const std::vector<const Expr*>& places);
    bool verifyTypeArgs(Pos pos, const std::vector<TypeParam*>& params, const std::vector<Type*>& typeArgs,
                        const std::vector<const Expr*>& places);
    void functionInstance(Operand& x, const Expr& x0, List<Expr> indices, const Expr& whole, Type* target);
    bool typeArgCount(const Node& at, std::size_t got, std::size_t want, bool isFunc);
    std::vector<Type*> infer(const Node& at, const std::vector<TypeParam*>& params, std::vector<Type*> typeArgs,
                             Tuple* formals, std::vector<Operand>& args, bool reverse);
    std::string mismatchText(Unifier& unifier, const std::vector<TypeParam*>& params, Type* formal, const Operand& arg,
                             bool reverse);
    std::string inferFromConstraints(Unifier& unifier, const std::vector<TypeParam*>& params);
    bool inferFromUntyped(Unifier& unifier, const std::vector<std::pair<TypeParam*, const Operand*>>& untyped,
                          const std::string& prefix);
    std::vector<Type*> simplified(std::vector<Type*> found, const std::vector<TypeParam*>& params);

    TypeStore& m_store;
    Info& m_info;
    Package* m_package;
    std::vector<const syntax::File*> m_files;
    syntax::Numbering& m_numbering;
    const Importer& m_importer;
    syntax::DiagnosticList& m_diagnostics;
    CheckOptions m_options;
    Qualifier m_qualifier;
    bool m_anyError = false;
    bool m_busy = false; ///< something is being checked: what is put off will be seen to

    Environment m_env;
    std::deque<DeclInfo> m_decls;
    std::unordered_map<const Object*, DeclInfo*> m_declOf;
    std::vector<Object*> m_objects; ///< package-level ones and methods, in source order
    std::vector<std::pair<Func*, const syntax::FuncDecl*>> m_methods;
    std::unordered_map<const TypeName*, std::vector<Func*>> m_methodsOf; ///< not yet collected; looked up only
    std::vector<Object*> m_path;                                         ///< declarations in progress
    std::vector<std::function<void()>> m_delayed;
    std::vector<bool> m_shiftOperand; ///< by ExprId: untyped left operand of a non-constant shift
    std::vector<Scope*> m_fileScopes;
    std::vector<PkgName*> m_imports;
    /// By file scope and object: through which import it got there.
    std::map<std::pair<const Scope*, const Object*>, PkgName*> m_dotImported;
    std::unordered_set<const Package*> m_fakePackages; ///< could not be imported; their members are silent
    std::unordered_map<const FunctionInfo*, Scope*> m_functionScopes;
    std::unordered_map<const Signature*, Scope*> m_signatureScopes; ///< of parameters, until there is a FunctionInfo
    std::unordered_map<std::string, std::uint32_t> m_localTypes;
    std::unordered_map<std::string, Package*> m_imported;
    std::unordered_map<std::string, std::vector<const Package*>> m_packagesByName;
    /// Of literals: statementStart and loopDepth where they stand.
    std::unordered_map<const FunctionInfo*, std::pair<std::uint32_t, std::uint32_t>> m_literalPlaces;
    std::unordered_map<const Object*, std::function<void()>> m_bodies; ///< put off: CheckOptions::lazyBodies
    std::uint32_t m_events = 0;                                        ///< assignments seen, for capture analysis
    std::uint32_t m_lastOrder = 0;
};

/// Restores the checker's surroundings at the end of a block.
class EnvironmentGuard {
public:
    explicit EnvironmentGuard(Environment& env) : m_env(env), m_saved(env) {}
    ~EnvironmentGuard() { m_env = m_saved; }
    EnvironmentGuard(const EnvironmentGuard&) = delete;
    EnvironmentGuard& operator=(const EnvironmentGuard&) = delete;

private:
    Environment& m_env;
    Environment m_saved;
};

} // namespace lockstep::types
