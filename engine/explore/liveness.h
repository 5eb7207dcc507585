// Liveness: which registers can still be read, at every instruction of a program.
//
// Backward data flow, function by function, when a function is first asked about. It errs on the side of "live": what a
// call through a value reads is not known, nor is where a panic may be recovered. Two states that differ in dead
// registers only are the same state to exploration.
#pragma once

#include "engine/machine/fingerprint.h"

namespace lockstep::explore {

class Liveness : public machine::LiveRegisters {
public:
    explicit Liveness(std::shared_ptr<const program::Program> program);

    [[nodiscard]] const std::vector<bool>& at(program::CodeIndex code) const override;

private:
    void analyse(const program::Function& function) const;

    std::shared_ptr<const program::Program> m_program;
    mutable std::vector<bool> m_isDone;            ///< by function
    mutable std::vector<std::vector<bool>> m_live; ///< by instruction
    std::vector<bool> m_everything;
};

} // namespace lockstep::explore
