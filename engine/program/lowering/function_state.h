// FunctionState: what is known of a function while it is lowered: its code so far, its local variables and where they
// live.
//
// A local variable lives in registers unless something needs its address (variables.cpp): then it has a box of its own
// on the heap and a register holds the pointer.
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

struct RangeBody;

/// What a function is made from.
struct FunctionSource {
    const PackageToLower* package = nullptr;
    types::FunctionInfo* info = nullptr; ///< null: made by the lowering, without a body of its own
    std::string name;
    std::shared_ptr<const TypeArguments> typeArguments;
    std::string instanceKey; ///< keeps instances of generic functions apart; empty without type arguments
    std::shared_ptr<const RangeBody> rangeBody;          ///< it is the body of a loop over a function
    std::unordered_set<const types::Var*> boxedCaptures; ///< of a literal: captured by their box
};

class FunctionState {
protected:
    FunctionState(ProgramLowering& program, FunctionSource source);

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
    /// Restores registers and ends the visibility of locals at the end of a block.
    class Block;

    // ---- variables.cpp
    bool needsBox(types::Var& var);
    /// Makes the variable known and visible from here on.
    void declare(types::Var& var, Register reg, Storage storage);
    void declareZero(types::Var& var);
    void newBox(Register box, Type* type, std::string_view name, syntax::Pos pos);
    void storeToBox(Register box, Type* type, Register value, std::string_view name);
    void loadBox(Register to, const Home& home, std::string_view name);
    /// The home of the local variable that the expression names, or null.
    [[nodiscard]] const Home* homeOf(const Expr& expr) const;

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
    std::unordered_map<const types::Var*, Home> m_homes; ///< looked up only
    std::vector<std::size_t> m_openLocals;               ///< to be ended with their blocks
    std::unordered_set<const types::Var*> m_forcedBoxes; ///< changed by bodies of loops over functions
};

} // namespace lockstep::program
