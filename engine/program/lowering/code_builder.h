// CodeBuilder: the code of one function while it is being lowered: instructions with labels, registers, source lines,
// names of sites, local variables for showing.
//
// Registers are a stack: parameters first, the closure behind them, then local variables and temporaries in the order
// in which they come alive; whoever allocates sets the top back. The builder keeps the high-water mark as the frame's
// size. Code that cannot be reached (behind a return, say) is dropped as it is emitted, until a label that something
// jumps to is bound. All indices in the result are relative to the function.
#pragma once

#include "engine/program/program.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lockstep::program {

using Register = std::uint32_t;

/// What lowering makes of one function; indices count from its first instruction.
struct FunctionCode {
    Function function;
    std::vector<Instruction> code;
    std::vector<LineEntry> lines;
    std::vector<SiteName> sites;
    std::vector<ResultName> results;
    std::vector<UnsignedBounds> unsignedBounds;
    bool tooLarge = false; ///< a jump, a register or the frame does not fit its operand
};

struct Label {
    std::uint32_t index = 0;
};

class CodeBuilder {
public:
    // ---- registers
    /// The first of `slots` new registers at the top.
    Register allocate(std::uint32_t slots);
    [[nodiscard]] Register top() const { return m_top; }
    /// Frees everything from `top` on, or reserves up to it.
    void setTop(Register top);
    /// Makes the frame reach to `end` at least, for what a call puts above the top.
    void reserve(Register end);

    // ---- instructions
    void emit(Opcode op, std::uint32_t a = 0, std::uint32_t b = 0, std::uint32_t c = 0);
    void emitImmediate(Opcode op, std::uint32_t a, std::int64_t immediate);
    /// With an extra word of one 32-bit operand / of three operands.
    void emitExtra(Opcode op, std::uint32_t a, std::uint32_t b, std::uint32_t c, std::int64_t extra);
    void emitExtra3(Opcode op, std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t xa,
                    std::uint32_t xb = 0, std::uint32_t xc = 0);
    /// R[to..] := R[from..] of `slots` registers by the shortest instruction; nothing if they are the same.
    void move(Register to, Register from, std::uint32_t slots);
    void zero(Register first, std::uint32_t slots);

    // ---- jumps
    Label newLabel();
    /// Here the label is.
    void bind(Label label);
    /// As bind, for a label that later code jumps back to.
    void bindTarget(Label label);
    /// Jump or JumpBack, whichever the label needs.
    void jump(Label label);
    /// JumpIf or JumpIfNot. Pre: the label is not bound yet.
    void jumpIf(Opcode op, Register condition, Label label);
    /// One of the compare-and-jump group. Pre: the label is not bound yet.
    void compareJump(Opcode op, std::uint32_t a, std::uint32_t b, Label label);
    /// An instruction of the group Loop… back to a bound label.
    void loop(Opcode op, std::uint32_t a, std::uint32_t b, Label label);
    /// LoopStepLt or LoopStepLe back to a bound label.
    void loopStep(Opcode op, Register counter, Register bound, Register step, Label label);
    /// MapNext, which jumps to the label at the end.
    void mapNext(Register iterator, Register key, Register value, Label label);
    /// Whether code emitted now can run.
    [[nodiscard]] bool isReachable() const { return m_reachable; }

    // ---- what people are shown
    void setPosition(SourcePosition position) { m_position = position; }
    [[nodiscard]] SourcePosition position() const { return m_position; }
    /// Names the instruction emitted last.
    void nameLast(TypeId type, std::string text);
    /// Names what the call emitted last makes for a result of the type.
    void nameResult(TypeId type, std::string text);
    /// Of the instruction emitted last, which checks bounds: see UnsignedBounds.
    void noteUnsignedBounds(unsigned which);
    /// The variable is visible from here on; a handle for endLocal().
    std::size_t beginLocal(std::string name, TypeId type, Storage storage, std::uint32_t index);
    void endLocal(std::size_t local);

    [[nodiscard]] CodeIndex here() const { return static_cast<CodeIndex>(m_result.code.size()); }
    [[nodiscard]] Function& function() { return m_result.function; }
    /// Ends the function: patches jumps and hands over. Pre: every label that is jumped to is bound.
    FunctionCode finish();

private:
    enum class Field : std::uint8_t { Wide, C, ExtraWide };
    struct Reference {
        CodeIndex at;
        Field field;
    };
    struct LabelState {
        bool bound = false;
        CodeIndex target = 0;
        std::vector<Reference> references;
    };

    void append(Instruction instruction);
    std::uint16_t operand(std::uint32_t value);
    void refer(Label label, Field field);
    void patch(const Reference& reference, CodeIndex target);
    void dropJumpTo(LabelState& state);

    FunctionCode m_result;
    std::vector<LabelState> m_labels;
    Register m_top = 0;
    CodeIndex m_last = 0;                ///< the instruction emitted last, its extra word not counted
    CodeIndex m_lastBound = 0xffffffffU; ///< where a label was bound last
    SourcePosition m_position;
    bool m_reachable = true;
    std::uint32_t m_frame = 0;
};

/// Gives back, at its end, the registers allocated since its beginning.
class TemporaryScope {
public:
    explicit TemporaryScope(CodeBuilder& builder) : m_builder(builder), m_top(builder.top()) {}
    TemporaryScope(const TemporaryScope&) = delete;
    TemporaryScope& operator=(const TemporaryScope&) = delete;
    ~TemporaryScope() { m_builder.setTop(m_top); }

private:
    CodeBuilder& m_builder;
    Register m_top;
};

} // namespace lockstep::program
