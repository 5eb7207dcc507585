// FunctionLowering: one function with a body, from its tree to its code.
//
// Expressions are lowered straight to where their value is wanted: evaluate(e, into) puts it into given registers, or,
// without, wherever it already is (a local variable) or comes to be. Assignable things are described by a Place first,
// so that their operands are evaluated once, in the order of the specification, and each access of a variable is one
// load or one store. Local variables live in registers unless something needs their address (variables.cpp).
// Each concept has its own file; the order below follows them.
#pragma once

#include "engine/program/lowering/place.h"
#include "engine/program/lowering/program_lowering.h"
#include "engine/program/lowering/value_layout.h"
#include "engine/syntax/tree.h"
#include "engine/types/predicates.h"
#include "engine/types/substitute.h"

#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace lockstep::program {

/// What a function is made from.
struct FunctionSource {
    const PackageToLower* package = nullptr;
    types::FunctionInfo* info = nullptr; ///< null: made by the lowering, without a body of its own
    std::string name;
    std::shared_ptr<const TypeArguments> typeArguments;
    std::string instanceKey; ///< keeps instances of generic functions apart; empty without type arguments
    std::unordered_set<const types::Var*> boxedCaptures; ///< of a literal: captured by their box
};

class FunctionLowering {
public:
    FunctionLowering(ProgramLowering& program, FunctionSource source);

    /// The whole function. Call once, this or the next.
    FunctionCode run();
    /// A function that sets package-level variables: "main.init".
    FunctionCode runInitializers(std::span<const types::Initializer* const> initializers);

private:
    using Into = std::optional<Register>;
    using Expr = syntax::Expr;
    using Stmt = syntax::Stmt;
    using Type = types::Type;

    /// A local variable's place: its value, or a pointer to its box, is in `reg`.
    struct Home {
        Storage storage = Storage::Register;
        Register reg = 0;
        Type* type = nullptr;
    };
    /// Where break and continue of a statement go.
    struct Target {
        const Stmt* statement = nullptr;
        const Stmt* labelled = nullptr; ///< the LabeledStmt around it, if any
        Label breakLabel;
        std::optional<Label> continueLabel;
    };
    /// Restores registers and ends the visibility of locals at the end of a block.
    class Block;
    struct Callee;

    // ---- function_lowering.cpp: head and end
    void lowerHead();
    void lowerParameter(types::Var& var, Register from);
    void loadCaptures();
    void declareResults();
    void returnResults();
    void returnStmt(const syntax::ReturnStmt& statement);
    void returnValues(const syntax::ReturnStmt& statement);
    void assignResults(const syntax::ReturnStmt& statement);
    void initialize(const types::Initializer& initializer);
    void emitReturn(Register first, std::uint32_t slots);
    std::vector<Type*> resultTypes();

    // ---- variables.cpp
    bool needsBox(types::Var& var);
    /// Makes the variable known and visible from here on.
    void declare(types::Var& var, Register reg, Storage storage);
    void declareZero(types::Var& var);
    void declareWith(types::Var& var, const Expr& value);
    /// From a value in registers.
    /// From a value in registers, with registers for its home given; the first register after them.
    Register declareAt(types::Var& var, Register value, Type* valueType, Register home);
    void newBox(Register box, Type* type, std::string_view name, syntax::Pos pos);
    void storeToBox(Register box, Type* type, Register value, std::string_view name);
    void loadBox(Register to, const Home& home, std::string_view name);
    /// The home of the local variable that the expression names, or null.
    [[nodiscard]] const Home* homeOf(const Expr& expr) const;
    /// A call of a function (no conversion, no built-in): its results may come to lie where they are wanted.
    [[nodiscard]] bool isPlainCall(const Expr& expr) const;

    // ---- expressions.cpp
    Register value(const Expr& expr) { return evaluate(expr, std::nullopt); }
    Register evaluate(const Expr& expr, Into into);
    /// With the implicit conversion to the type of the place it goes to.
    Register evaluateAs(const Expr& expr, Type* target, Into into);
    void effect(const Expr& expr);
    Register target(Into into, Type* type);
    /// The value is at `value`; moved if it is wanted elsewhere.
    Register deliver(Register value, Type* type, Into into);
    Register constantValue(const types::constant::Value& value, Type* type, Into into);
    void loadInteger(Register to, std::uint64_t bits);
    /// An integer or bool constant, or nil, that fits an instruction.
    std::optional<std::int16_t> smallConstant(const Expr& expr);
    Register convertImplicitly(Register value, Type* from, Type* to, Into into);
    Register ident(const syntax::Ident& name, Into into);
    Register selector(const syntax::SelectorExpr& x, Into into);
    Register functionValue(FunctionId function, Into into);
    Register instantiated(const Expr& whole, const Expr& generic, Into into);
    Register indexExpr(const syntax::IndexExpr& x, Into into);
    Register sliceExpr(const syntax::SliceExpr& x, Into into);

    // ---- operators.cpp
    Register unary(const syntax::UnaryExpr& x, Into into);
    Register addressOf(const Expr& operand, Into into);
    Register binary(const syntax::BinaryExpr& x, Into into);
    /// R[result] := x op y for values of one type, narrowed to it.
    void arithmetic(syntax::Token op, Type* type, Register result, Register x, Register y);
    void complexArithmetic(syntax::Token op, Register result, Register x, Register y);
    void negate(Type* type, Register result, Register operand);
    Register logical(const syntax::BinaryExpr& x, Into into);
    void narrow(Type* type, Register value);
    void evaluateOperands(const syntax::BinaryExpr& x, Register& left, Register& right);
    [[nodiscard]] bool hasCall(const Expr& expr) const;
    bool addSmall(syntax::Token op, Type* type, Register result, const Expr& x, const Expr& y);
    Register shift(const syntax::BinaryExpr& x, Into into);
    void shiftBy(syntax::Token op, Type* type, Register result, Register x, const Expr& count);
    Register concat(const syntax::BinaryExpr& x, Into into);

    // ---- comparisons.cpp
    /// Jumps to `label` if the condition is `when`, else goes on.
    void branch(const Expr& condition, Label label, bool when);
    void branchComparison(const syntax::BinaryExpr& x, Label label, bool when);
    bool branchIntegers(const syntax::BinaryExpr& x, Type* type, Label label, bool when);
    Register comparison(const syntax::BinaryExpr& x, Into into);
    Register comparisonValue(const syntax::BinaryExpr& x, Into into, bool negate);
    /// R[result] := x op y, op one of == != < <= > >=.
    void compareValues(syntax::Token op, Type* type, Register result, Register x, Register y);
    Type* comparedType(const syntax::BinaryExpr& x);

    // ---- places.cpp
    Place place(const Expr& expr);
    Place placeOfName(const syntax::Ident& name, const Expr& whole);
    Place placeOfSelector(const syntax::SelectorExpr& x);
    Place placeOfIndex(const syntax::IndexExpr& x);
    Place placeOfElement(Place array, Type* arrayType, const syntax::IndexExpr& x);
    /// The struct that the field path starts from, and its type; pointers are followed.
    Place placeOfBase(const Expr& x);
    Place placeOfPath(Place base, std::span<const std::uint32_t> path);
    Place fieldOf(Place base, std::uint32_t index);
    Place pointedAt(Register pointer, Type* type);
    Place spilled(const Place& place);
    [[nodiscard]] bool isWholeGlobal(const Place& place) const;
    Register load(const Place& place, Into into);
    void store(const Place& place, Register value);
    /// A pointer to the place. Pre: it is in memory.
    Register address(const Place& place, Into into);
    Register addressWithoutCheck(const Place& place, Into into);
    void nameSite(const Place& place);
    /// A place in memory or registers for what must not stay an element of a slice or map.
    Place settled(const Place& place);
    /// Whether the register is a variable's that this assignment changes before it ends.
    [[nodiscard]] bool isOverwritten(Register value) const;

    // ---- assignments.cpp
    void assign(const syntax::AssignStmt& statement);
    void assignOne(const Expr& lhs, const Expr& rhs);
    void assignOperator(const Expr& lhs, syntax::Token op, const Expr* rhs, syntax::Pos pos);
    void assignTuple(const syntax::AssignStmt& statement);
    void assignFromMultiple(const syntax::AssignStmt& statement);
    void define(const syntax::AssignStmt& statement);
    void defineFromMultiple(const syntax::AssignStmt& statement);
    std::vector<types::Var*> definedVars(const syntax::AssignStmt& statement) const;
    std::uint32_t slotsForHomes(const std::vector<types::Var*>& vars);
    void finishDefine(const syntax::AssignStmt& statement, const std::vector<types::Var*>& vars,
                      const std::vector<Register>& values, const std::vector<Type*>& valueTypes, Register homes);
    const Home* rootHome(const Expr& lhs) const;
    void storeConverted(const Place& to, Register value, Type* valueType);
    /// All values of an expression that has several (call, comma-ok), one after the other in registers.
    Register evaluateMultiple(const Expr& expr, std::vector<Type*>& valueTypes, Into into = std::nullopt);
    /// The same, each converted to the type it goes to.
    Register evaluateMultipleAs(const Expr& expr, const std::vector<Type*>& targets);
    /// Whether its registers are written only when all operands have been read.
    [[nodiscard]] bool isAtomic(const Expr& expr) const;
    [[nodiscard]] bool isAtomicBuiltin(const syntax::CallExpr& x) const;

    // ---- calls.cpp, spawns.cpp
    Register call(const syntax::CallExpr& x, Into into);
    void pushCall(const syntax::CallExpr& x, const Callee& callee, Register window);
    Register openWindow(Into into, std::uint32_t resultSlots);
    types::BuiltinId builtinOf(const Expr& fun) const;
    Callee calleeOf(const Expr& fun);
    Callee methodCallee(const syntax::SelectorExpr& selector, const types::Selection& selection);
    const syntax::Ident* functionName(const Expr& fun) const;
    types::Func* declaredFunction(const Expr& fun) const;
    void useStatic(Callee& callee, types::Func& function, const syntax::Ident* name);
    FunctionId staticCallee(types::Func& function, const syntax::Ident* name);
    Place placeOfReceiver(const Callee& callee);
    void pushReceiver(const Callee& callee);
    void loadReceiver(const Place& found, Type* receiver, Register to);
    void pushArguments(const syntax::CallExpr& x, types::Signature* signature);
    void pushVariadic(const syntax::CallExpr& x, std::size_t first, Type* sliceType);
    void pushSpread(const Expr& argument, types::Signature* signature);
    /// R[to..to+2] := make([]element, length)
    void makeSlice(Register to, Type* element, std::uint32_t length);
    void emitCall(const Callee& callee, Register window);
    /// `go` and `defer`.
    void spawn(const Expr& call, bool isDefer);
    void spawnFunction(FunctionId function, Register window, bool isDefer);
    void deferBuiltin(const syntax::CallExpr& x, bool isDefer);

    // ---- builtins.cpp, printing.cpp
    Register builtin(const syntax::CallExpr& x, types::BuiltinId id, Into into);
    void builtinStatement(const syntax::CallExpr& x, types::BuiltinId id);
    Register lengthOf(const syntax::CallExpr& x, bool capacity, Into into);
    Register appendTo(const syntax::CallExpr& x, Into into);
    Register appendMany(const syntax::CallExpr& x, Type* type, Register result, Register slice,
                        const std::vector<Register>& values);
    Register makeValue(const syntax::CallExpr& x, Into into);
    Register copyElements(const syntax::CallExpr& x, Into into);
    Register minMax(const syntax::CallExpr& x, bool max, Into into);
    void takeSignedZero(Type* type, bool max, Register result, Register operand, Register decision, Label take);
    Register complexPart(const syntax::CallExpr& x, bool imaginary, Into into);
    Register makeComplex(const syntax::CallExpr& x, Into into);
    void clearValue(const syntax::CallExpr& x);
    void print(const syntax::CallExpr& x, bool line);
    void printText(const syntax::CallExpr& x, bool line, Register into);
    void printArgument(const Expr& argument, Register into);
    void callHelper(std::string_view name, Register window, std::uint32_t resultSlots);

    // ---- conversions.cpp
    Register conversion(const syntax::CallExpr& x, Into into);
    Register convert(Register value, Type* from, Type* to, Into into);
    Register convertNumber(Register value, Type* from, Type* to, Into into);
    void sliceToArray(const Expr& operand, Type* to, Register result);
    Register convertToString(Register value, Type* from, Into into);

    // ---- composites.cpp
    Register composite(const syntax::CompositeLit& x, Type* type, Into into);
    Register newComposite(const syntax::CompositeLit& x, Type* type, Into into);
    bool fillsCompletely(const syntax::CompositeLit& x, Type* type);
    void compositeIntoPlace(const syntax::CompositeLit& x, Type* type, const Place& place);
    void structIntoPlace(const syntax::CompositeLit& x, types::Struct* structType, const Place& place);
    void arrayIntoPlace(const syntax::CompositeLit& x, Type* elementType, const Place& place);
    /// Into zeroed memory, or registers.
    void elementIntoPlace(const Expr& element, Type* type, Place place);
    static std::size_t fieldIndex(types::Struct* structType, std::string_view name);
    std::uint64_t literalLength(const syntax::CompositeLit& x);
    Register sliceLiteral(const syntax::CompositeLit& x, Type* type, Into into);
    Register mapLiteral(const syntax::CompositeLit& x, Type* type, Into into);

    // ---- closures.cpp
    Register functionLiteral(const syntax::FuncLit& x, Into into);
    /// The func value of a literal with captures; whether it escapes is the caller's to note.
    Register closure(const syntax::FuncLit& x, Into into);
    FunctionId literalFunction(const syntax::FuncLit& x);
    [[nodiscard]] bool hasCaptures(const syntax::FuncLit& x) const;
    std::string literalName(const types::FunctionInfo& info) const;
    Register methodValue(const syntax::SelectorExpr& x, const types::Selection& selection, Into into);
    void panicIfZero(Register word);
    Register methodExpression(const syntax::SelectorExpr& x, const types::Selection& selection, Into into);

    // ---- interfaces.cpp
    Register toInterface(Register value, Type* from, Into into);
    Register typeAssert(const syntax::TypeAssertExpr& x, Into into, bool commaOk);
    /// R[result] := whether the interface holds `type`.
    void testType(Register result, Register interface, Type* type);
    Register unbox(Register interface, Type* type, Into into);

    // ---- statements.cpp
    void statement(const Stmt& statement);
    void statements(syntax::List<Stmt> list);
    void block(const syntax::BlockStmt& block);
    void declaration(const syntax::GenDecl& declaration);
    void valueSpec(const syntax::ValueSpec& spec);
    void declareFromMultiple(const std::vector<types::Var*>& vars, const Expr& values);
    void ifStmt(const syntax::IfStmt& statement);
    void labeled(const syntax::LabeledStmt& statement);
    void branchStmt(const syntax::BranchStmt& statement);
    Label gotoLabel(const Stmt* labelled);
    void findGotos();
    Target& pushTarget(const Stmt& statement);

    // ---- loops.cpp
    /// for …; counter < limit; counter++
    struct CountedLoop {
        Register counter = 0;
        bool isConstant = false;
        std::int64_t limit = 0; ///< if constant
        Register bound = 0;     ///< else
    };
    void forStmt(const syntax::ForStmt& statement);
    void lowerLoop(const syntax::ForStmt& statement);
    std::vector<types::Var*> renewedVariables(const syntax::ForStmt& statement);
    void renewVariables(const std::vector<types::Var*>& variables);
    std::optional<CountedLoop> countedLoop(const syntax::ForStmt& statement);
    std::optional<Register> registerOf(const Expr& expr);
    void lowerCounted(const syntax::ForStmt& statement, CountedLoop loop);
    bool entersSurely(const syntax::ForStmt& statement, const CountedLoop& loop);

    // ---- ranges.cpp
    void rangeStmt(const syntax::RangeStmt& statement);
    void rangeInteger(const syntax::RangeStmt& statement);
    void rangeSlice(const syntax::RangeStmt& statement, Type* element);
    void rangeArray(const syntax::RangeStmt& statement);
    void rangeString(const syntax::RangeStmt& statement);
    void rangeMap(const syntax::RangeStmt& statement);
    types::Var* rangeVar(const syntax::RangeStmt& statement, const Expr* name) const;
    Type* typeOfRangeKey(const syntax::RangeStmt& statement, Type* otherwise);
    void declareRangeVariable(const syntax::RangeStmt& statement, const Expr* name);
    void bindRangeVariable(const syntax::RangeStmt& statement, const Expr* name, Register value, Type* type);
    void bindElement(const syntax::RangeStmt& statement, const Place& item);
    Register rangeCounter(const syntax::RangeStmt& statement, bool& isVariable);
    void rangeCounted(const syntax::RangeStmt& statement, Register counter, Register bound, Type* counterType,
                      bool isVariable, const std::function<void()>& bindValue);

    // ---- switches.cpp
    void switchStmt(const syntax::SwitchStmt& statement);
    void branchCase(const syntax::SwitchStmt& statement, Register tag, const Expr& expr, Label label, bool when);
    void typeSwitch(const syntax::TypeSwitchStmt& statement);
    void branchType(Register subject, const Expr& expr, Label label, bool when);
    [[nodiscard]] bool isNilCase(const Expr& expr) const;
    void typeClause(const syntax::CaseClause& clause, Register subject, Type* interfaceType);

    // ---- shared
    [[nodiscard]] const types::Info& info() const { return m_source.package->package->info; }
    Type* resolve(Type* type);
    /// For the type arguments in force: methods of type parameters become those of their arguments.
    types::Selection resolveSelection(const types::Selection& selection);
    Type* typeOf(const Expr& expr) { return resolve(info().typeOf(expr)); }
    TypeId typeId(Type* type) { return m_program.typeId(type); }
    void at(syntax::Pos pos) { m_code.setPosition(m_program.position(pos)); }
    void unsupported(const syntax::Node& node, std::string_view what) { m_program.unsupported(node.pos, what); }

    ProgramLowering& m_program;
    FunctionSource m_source;
    CodeBuilder m_code;
    std::optional<types::Substitution> m_substitution;
    types::Signature* m_signature = nullptr;
    std::unordered_map<const types::Var*, Home> m_homes;               ///< looked up only
    std::unordered_map<const syntax::FuncLit*, FunctionId> m_literals; ///< looked up only
    std::vector<std::size_t> m_openLocals;                             ///< to be ended with their blocks
    std::vector<Target> m_targets;
    std::unordered_map<const Stmt*, Label> m_gotoLabels; ///< looked up only
    std::unordered_set<const Stmt*> m_gotoTargets;
    bool m_gotosKnown = false;
    const Stmt* m_pendingLabel = nullptr; ///< the LabeledStmt whose statement comes next
    std::vector<types::Var*> m_results;   ///< variables of the results, if they have any
    std::optional<Label> m_epilogue;      ///< of a function with defer
    static constexpr Register noFreeLink = ~0U;
    static constexpr std::int16_t smallestConstant = -32768;  ///< its negative does not fit an instruction
    Register m_freeLink = noFreeLink;                         ///< a window's link may be put below this register
    std::vector<std::pair<Register, Register>> m_overwritten; ///< [from, to) that this assignment changes first
    std::optional<Label> m_fallthrough;
};

} // namespace lockstep::program
