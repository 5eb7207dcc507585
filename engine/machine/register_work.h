// RegisterWork: the beginning of a goroutine's private work that concerns its registers alone, done by somebody else.
//
// When such work is done makes no difference to anybody. Whoever frees a goroutine in front of some (the assignment of
// what was received, the bottom of the loop) brings it to its next visible operation at once, which saves two turns.
// Internal to engine/machine.
#pragma once

#include "engine/machine/image.h"

namespace lockstep::machine {

class RegisterWork {
public:
    RegisterWork(const Image& image, program::CodeIndex pc, Word* window)
        : m_image(image), m_code(image.program().code.data()), m_pc(pc), m_window(window) {}

    /// Goes on as far as the work is such. Of the ticks only the last one before a visible operation is done, if
    /// `mayTick`.
    void run(bool mayTick) {
        for (unsigned i = 0; i < most; ++i)
            if (!assign(m_code[m_pc]) && !jump(m_code[m_pc]) && !(mayTick && loop(m_code[m_pc]))) return;
    }
    [[nodiscard]] program::CodeIndex pc() const { return m_pc; }
    [[nodiscard]] unsigned ticks() const { return m_ticks; }

private:
    static constexpr unsigned most = 16; ///< instructions

    static bool isAssignment(program::Opcode opcode) {
        using program::Opcode;
        return opcode == Opcode::Move || opcode == Opcode::LoadInt || opcode == Opcode::Add || opcode == Opcode::Sub ||
               opcode == Opcode::AddInt;
    }

    bool assign(program::Instruction in) {
        using program::Opcode;
        Word* const R = m_window;
        switch (in.op) {
        case Opcode::Move: R[in.a] = R[in.b]; break;
        case Opcode::LoadInt: R[in.a] = static_cast<Word>(std::int64_t{in.immediate()}); break;
        case Opcode::Add: R[in.a] = R[in.b] + R[in.c]; break;
        case Opcode::Sub: R[in.a] = R[in.b] - R[in.c]; break;
        case Opcode::AddInt: R[in.a] = R[in.b] + static_cast<Word>(std::int64_t{in.signedC()}); break;
        default: return false;
        }
        ++m_pc;
        return true;
    }

    bool jump(program::Instruction in) {
        using program::Opcode;
        bool jumps = true;
        switch (in.op) {
        case Opcode::Jump: break;
        case Opcode::JumpIf: jumps = m_window[in.a] != 0; break;
        case Opcode::JumpIfNot: jumps = m_window[in.a] == 0; break;
        default: return false;
        }
        m_pc += 1 + (jumps ? static_cast<std::uint32_t>(in.immediate()) : 0);
        return true;
    }

    /// The bottom of a loop whose body begins with nothing but assignments before a visible operation.
    bool loop(program::Instruction in) {
        using program::Opcode;
        if (m_ticks != 0 || (in.op != Opcode::LoopLt && in.op != Opcode::LoopLtInt)) return false;
        const auto counter = static_cast<std::int64_t>(m_window[in.a] + 1);
        const std::int64_t end =
            in.op == Opcode::LoopLt ? static_cast<std::int64_t>(m_window[in.b]) : std::int64_t{in.signedB()};
        const program::CodeIndex body = m_pc + 1 + static_cast<std::uint32_t>(std::int32_t{in.signedC()});
        if (counter >= end || !leadsToOperation(body)) return false;
        m_window[in.a] = static_cast<Word>(counter);
        m_pc = body;
        ++m_ticks;
        return true;
    }

    [[nodiscard]] bool leadsToOperation(program::CodeIndex pc) const {
        for (unsigned i = 0; i < most; ++i, ++pc) {
            if (m_image.traitsAt(pc).isVisible) return true;
            if (!isAssignment(m_code[pc].op)) return false;
        }
        return false;
    }

    const Image& m_image;
    const program::Instruction* m_code;
    program::CodeIndex m_pc;
    Word* m_window;
    unsigned m_ticks = 0;
};

} // namespace lockstep::machine
