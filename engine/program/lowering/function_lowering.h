// FunctionLowering: one function with a body, from its tree to its code: its head, its statements, its end.
#pragma once

#include "engine/program/lowering/statement_lowering.h"

namespace lockstep::program {

class FunctionLowering : protected StatementLowering {
public:
    FunctionLowering(ProgramLowering& program, FunctionSource source);

    /// The whole function. Call once, this or the next.
    FunctionCode run();
    /// Of a loop over a function.
    FunctionCode runRangeBody();
    /// A function that sets package-level variables: "main.init".
    FunctionCode runInitializers(std::span<const types::Initializer* const> initializers);

private:
    void lowerHead();
    void lowerParameter(types::Var& var, Register from);
    void loadCaptures(const std::vector<types::Var*>& captures, std::uint32_t firstWord);
    void declareResults();
    void initialize(const types::Initializer& initializer);
};

} // namespace lockstep::program
