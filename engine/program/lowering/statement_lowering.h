// StatementLowering: statements to code (spec: "Statements"). Each concept has its own file; the order below follows
// them.
#pragma once

#include "engine/program/lowering/expression_lowering.h"

#include <functional>

namespace lockstep::program {

class StatementLowering : protected ExpressionLowering {
protected:
    using ExpressionLowering::ExpressionLowering;

    /// Where break and continue of a statement go.
    struct Target {
        const Stmt* statement = nullptr;
        const Stmt* labelled = nullptr; ///< the LabeledStmt around it, if any
        Label breakLabel;
        std::optional<Label> continueLabel;
    };

    // ---- statements.cpp
    void statement(const Stmt& statement);
    void statements(syntax::List<Stmt> list);
    void block(const syntax::BlockStmt& block);
    void ifStmt(const syntax::IfStmt& statement);
    void labeled(const syntax::LabeledStmt& statement);
    void branchStmt(const syntax::BranchStmt& statement);
    Label gotoLabel(const Stmt* labelled);
    void findGotos();
    Target& pushTarget(const Stmt& statement);

    // ---- declarations.cpp
    void declaration(const syntax::GenDecl& declaration);
    void valueSpec(const syntax::ValueSpec& spec);
    void declareFromMultiple(const std::vector<types::Var*>& vars, const Expr& values);
    void declareWith(types::Var& var, const Expr& value);
    /// From a value in registers, with registers for its home given; the first register after them.
    Register declareAt(types::Var& var, Register value, Type* valueType, Register home);

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
    /// Registers of variables, from and to, that earlier assignments of a statement change.
    using Overwritten = std::vector<std::pair<Register, Register>>;
    void noteOverwritten(Overwritten& overwritten, const Expr& lhs) const;
    Register keep(Register value, std::uint32_t slots, const Overwritten& overwritten);
    void keepOperands(Place& place, const Overwritten& overwritten);
    const Home* rootHome(const Expr& lhs) const;
    void nameResultsOf(const syntax::AssignStmt& statement);
    void storeConverted(const Place& to, Register value, Type* valueType);
    /// Whether its registers are written only when all operands have been read.
    [[nodiscard]] bool isAtomic(const Expr& expr) const;

    // ---- returns.cpp
    void returnResults();
    void runDefers();
    void returnStmt(const syntax::ReturnStmt& statement);
    void returnValues(const syntax::ReturnStmt& statement);
    std::optional<Register> adjacentHomes(const syntax::ReturnStmt& statement);
    void assignResults(const syntax::ReturnStmt& statement);
    void emitReturn(Register first, std::uint32_t slots);
    std::vector<Type*> resultTypes();

    // ---- spawns.cpp
    /// `go` and `defer`.
    void spawn(const Expr& call, bool isDefer);
    void spawnFunction(FunctionId function, Register window, bool isDefer);
    void deferBuiltin(const syntax::CallExpr& x, bool isDefer);

    // ---- loops.cpp
    /// for …; counter < limit; counter++
    struct CountedLoop {
        Register counter = 0;
        bool isConstant = false;
        std::int64_t limit = 0; ///< if constant
        Register bound = 0;     ///< else
    };
    /// for …; left < right; …: two registers that hold the operands at any time
    struct TestedLoop {
        Register left = 0;
        Register right = 0;
        bool orEqual = false;
        std::optional<Register> step; ///< what the post statement, which is then nothing else, adds to `left`
    };
    void forStmt(const syntax::ForStmt& statement);
    void lowerLoop(const syntax::ForStmt& statement);
    std::optional<TestedLoop> testedLoop(const Expr& condition);
    std::optional<Register> stepOf(const Stmt* post, Register counter);
    void closeLoop(const syntax::ForStmt& statement, const TestedLoop& tested, Label top);
    std::optional<Register> operandOf(const Expr& expr);
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

    // ---- channels.cpp, selects.cpp
    void sendStmt(const syntax::SendStmt& statement);
    void rangeChannel(const syntax::RangeStmt& statement);
    /// A case of a select, its operands evaluated.
    struct SelectRow {
        const syntax::CommClause* clause = nullptr;
        const syntax::SendStmt* send = nullptr;     ///< or
        const syntax::UnaryExpr* receive = nullptr; ///< or null both, for default
        Register value = 0;
    };
    void selectStmt(const syntax::SelectStmt& statement);
    void selectOne(SelectRow& row);
    void selectMany(const syntax::SelectStmt& statement, std::vector<SelectRow>& rows,
                    const syntax::CommClause* otherwise);
    void selectOperands(SelectRow& row, Register entry);
    void selectClause(const SelectRow& row);
    void bindReceived(const syntax::AssignStmt& statement, Register value, Type* element);

    // ---- range_functions.cpp
    void findRangeBodies(const syntax::Node& body);
    void addRangeBody(const syntax::RangeStmt& statement);
    static void addCapture(types::Var& var, RangeBody& body);
    void collectCaptures(const syntax::Node& part, const syntax::RangeStmt& loop, RangeBody& body);
    void collectExits(const syntax::RangeStmt& loop, RangeBody& body);
    void rangeFunction(const syntax::RangeStmt& statement);
    FunctionId bodyFunction(const syntax::RangeStmt& statement);
    void leaveAfterBody(const syntax::RangeStmt& statement, const RangeBody& body, Register control);
    void leaveBody(int how);
    bool leaveBodyFor(const syntax::BranchStmt& jump);

    // ---- switches.cpp
    void switchStmt(const syntax::SwitchStmt& statement);
    void branchCase(const syntax::SwitchStmt& statement, Register tag, const Expr& expr, Label label, bool when);
    void branchTrue(const Expr& expr, Label label, bool when);
    void typeSwitch(const syntax::TypeSwitchStmt& statement);
    void branchType(Register subject, const Expr& expr, Label label, bool when);
    [[nodiscard]] bool isNilCase(const Expr& expr) const;
    void typeClause(const syntax::CaseClause& clause, Register subject, Type* interfaceType);

    std::vector<Target> m_targets;
    std::unordered_map<const Stmt*, Label> m_gotoLabels; ///< looked up only
    std::unordered_set<const Stmt*> m_gotoTargets;
    bool m_gotosKnown = false;
    const Stmt* m_pendingLabel = nullptr; ///< the LabeledStmt whose statement comes next
    std::vector<types::Var*> m_results;   ///< variables of the results, if they have any
    std::unordered_map<const Stmt*, std::shared_ptr<RangeBody>> m_rangeBodies; ///< looked up only
    bool m_bodyReturns = false;                                                ///< one of these bodies returns
    std::uint32_t m_rangeCount = 0;
    Register m_control = 0;          ///< of such a body: the box that says how it was left
    std::optional<Label> m_epilogue; ///< of a function with defer
    std::optional<Label> m_fallthrough;
};

} // namespace lockstep::program
