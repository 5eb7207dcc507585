// ExpressionLowering: expressions to code (spec: "Expressions").
//
// They are lowered straight to where their value is wanted: evaluate(e, into) puts it into given registers, or,
// without, wherever it already is (a local variable) or comes to be. What has a location is described by a Place first,
// so that operands are evaluated once and each access of a variable is one load or one store. Each concept has its own
// file; the order below follows them.
#pragma once

#include "engine/program/lowering/function_state.h"

namespace lockstep::program {

class ExpressionLowering : protected FunctionState {
protected:
    using FunctionState::FunctionState;
    struct Callee;

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
    /// Whether the expression is the zero of the type it goes to: false, 0 or nil.
    bool isZero(const Expr& expr, Type* wanted);
    Register convertImplicitly(Register value, Type* from, Type* to, Into into);
    Register ident(const syntax::Ident& name, Into into);
    Register selector(const syntax::SelectorExpr& x, Into into);
    Register functionValue(FunctionId function, Into into);
    Register instantiated(const Expr& whole, const Expr& generic, Into into);
    Register indexExpr(const syntax::IndexExpr& x, Into into);
    Register sliceExpr(const syntax::SliceExpr& x, Into into);
    /// A call of a function (no conversion, no built-in): its results may come to lie where they are wanted.
    [[nodiscard]] bool isPlainCall(const Expr& expr) const;
    /// All values of an expression that has several (call, comma-ok), one after the other in registers.
    Register evaluateMultiple(const Expr& expr, std::vector<Type*>& valueTypes, Into into = std::nullopt);
    /// The same, each converted to the type it goes to.
    Register evaluateMultipleAs(const Expr& expr, const std::vector<Type*>& targets);

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

    // ---- vast_values.cpp
    static bool isVast(Type* type);
    Place vastPlace(const Expr& expr);
    void copyVast(const Place& to, const Place& from);
    Register vastToInterface(const Expr& expr, Type* type, Register result);

    // ---- calls.cpp, spawns.cpp
    Register call(const syntax::CallExpr& x, Into into);
    /// Says of the instruction emitted last which of these bounds, null or not, are unsigned.
    void noteBounds(std::initializer_list<const Expr*> bounds);
    /// Likewise of the index of a place that is an element.
    void noteIndex(const Place& place);
    syntax::Pos placeOfCall(const syntax::CallExpr& x);
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

    // ---- builtins.cpp, printing.cpp
    /// What a built-in function is given: its arguments, or all values of the one call that is its argument.
    struct Operands {
        const syntax::CallExpr& call;
        std::vector<Type*> types;
        std::optional<Register> values; ///< of such a call, one after the other
    };
    Operands operandsOf(const syntax::CallExpr& x);
    Register operandAs(const Operands& operands, std::size_t index, Type* wanted, Into into);
    Register operand(const Operands& operands, std::size_t index, Into into = std::nullopt) {
        return operandAs(operands, index, operands.types[index], into);
    }
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
    [[nodiscard]] bool isAtomicBuiltin(const syntax::CallExpr& x) const;
    void clearValue(const syntax::CallExpr& x);
    void print(const syntax::CallExpr& x, bool line);
    void printText(const syntax::CallExpr& x, bool line, Register into);
    void printArgument(const Operands& operands, std::size_t index, Register into);
    void callHelper(std::string_view name, Register window, std::uint32_t resultSlots);

    // ---- channels.cpp
    void makeChannel(const syntax::CallExpr& x, Register result);
    /// What the expression makes, if it makes something, is called as the variables that it goes to.
    template <typename Names> void nameMade(const Expr& made, Names&& names) {
        m_madeNames.clear();
        if (makesNamed(made)) m_madeNames = names();
    }
    [[nodiscard]] bool makesNamed(const Expr& expr) const;
    /// Whether it is a function of the library that makes what programs synchronise with.
    [[nodiscard]] bool makesForCaller(const Expr& fun) const;
    /// The name of what is about to be made: what it is made for, or its type.
    [[nodiscard]] std::string takeMadeName(Type* type);
    void nameResults(const syntax::CallExpr& x, const types::Signature& signature,
                     const std::vector<std::string>& names);
    Register receive(const syntax::UnaryExpr& x, Into into);
    /// R[result..] := the value, and with `withOk` whether it was sent behind it.
    void receiveInto(const syntax::UnaryExpr& x, Register result, bool withOk);
    void closeChannel(const syntax::CallExpr& x);
    Register channelLength(const syntax::CallExpr& x, bool capacity, Into into);
    types::Chan* channelType(const Expr& channel);

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

    std::unordered_map<const syntax::FuncLit*, FunctionId> m_literals; ///< looked up only
    static constexpr Register noFreeLink = ~0U;
    static constexpr std::int16_t smallestConstant = -32768; ///< its negative does not fit an instruction
    std::vector<std::string> m_madeNames;                    ///< of the variables that what is made next is for
    Register m_freeLink = noFreeLink;                        ///< a window's link may be put below this register
};

} // namespace lockstep::program
