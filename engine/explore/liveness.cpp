#include "engine/explore/liveness.h"

#include "engine/analysis/register_effects.h"
#include "engine/program/operands.h"

namespace lockstep::explore {
namespace {

using analysis::RegisterRange;
using program::CodeIndex;
using program::Function;
using program::Instruction;
using program::Opcode;
using program::Program;

struct Effects {
    std::vector<RegisterRange> reads;
    std::vector<RegisterRange> kills;
};

/// What an instruction that calls or hands over registers reads: as far as it is known, else everything above.
bool addCall(const Program& program, const Function& function, CodeIndex code, Effects& effects) {
    const Instruction* at = &program.code[code];
    const auto above = [&](std::uint32_t first) {
        if (first < function.frameSlots) effects.reads.push_back({first, function.frameSlots - first});
    };
    switch (at->op) {
    case Opcode::Call:
        effects.reads.push_back(
            {at->a + 1U, program.functions[static_cast<std::size_t>(at->immediate())].parameterSlots});
        return true;
    case Opcode::CallClosure:
    case Opcode::CallMethod:
    case Opcode::GoClosure:
    case Opcode::GoMethod:
    case Opcode::DeferClosure:
    case Opcode::DeferMethod: effects.reads.push_back({at->b, 2}); [[fallthrough]];
    case Opcode::Go:
    case Opcode::Defer:
    case Opcode::Native: above(at->a); return true;
    case Opcode::Select: effects.reads.push_back({0, function.frameSlots}); return true; // its cases say what they read
    case Opcode::ChanSend:
        effects.reads.push_back({at->a, 1});
        above(at->b);
        return true;
    case Opcode::Sync: effects.reads.push_back({0, function.parameterSlots}); return true;
    default: return false;
    }
}

Effects effectsOf(const Program& program, const Function& function, CodeIndex code) {
    Effects effects;
    if (addCall(program, function, code, effects)) return effects;
    const Instruction* at = &program.code[code];
    const analysis::RegisterEffects found = analysis::registerEffects(program, code);
    effects.reads = found.reads;
    if (!found.partial) effects.kills = found.writes;
    if (found.partial) effects.reads.insert(effects.reads.end(), found.writes.begin(), found.writes.end());
    if (!program::hasExtraWord(at->op)) return effects;
    const std::string_view shape = program::opcodeInfo(at->op).operands;
    const std::size_t comma = shape.find(',');
    const std::uint16_t fields[] = {at[1].a, at[1].b, at[1].c};
    for (std::size_t i = 0; i < 3 && comma + 1 + i < shape.size(); ++i) {
        const char letter = shape[comma + 1 + i];
        if (letter == 'o' && fields[i] != 0xffff) effects.reads.push_back({fields[i], 1});
        if (program::registersOf(letter) != 0) effects.reads.push_back({fields[i], program::registersOf(letter)});
    }
    return effects;
}

} // namespace

Liveness::Liveness(std::shared_ptr<const Program> program)
    : m_program(std::move(program)), m_isDone(m_program->functions.size()), m_live(m_program->code.size()),
      m_everything(256, true) {}

const std::vector<bool>& Liveness::at(CodeIndex code) const {
    if (!m_live[code].empty()) return m_live[code];
    const program::FunctionId id = m_program->functionAt(code);
    if (id == program::noFunction) return code == 0 ? m_live[0] : m_everything;
    if (!m_isDone[id]) {
        analyse(m_program->functions[id]);
        m_isDone[id] = true;
    }
    return m_live[code];
}

void Liveness::analyse(const Function& function) const {
    std::vector<CodeIndex> order;
    std::vector<Effects> effects;
    for (CodeIndex code = function.begin; code < function.end;
         code += analysis::instructionLength(m_program->code[code].op)) {
        order.push_back(code);
        effects.push_back(effectsOf(*m_program, function, code));
        m_live[code].assign(function.frameSlots, false);
    }
    bool changed = true;
    while (changed) {
        changed = false;
        for (std::size_t i = order.size(); i-- > 0;) {
            std::vector<bool> live(function.frameSlots, false);
            const auto join = [&](CodeIndex from) {
                for (std::size_t r = 0; r < live.size() && r < m_live[from].size(); ++r)
                    if (m_live[from][r]) live[r] = true;
            };
            const analysis::Successors next = analysis::successors(*m_program, order[i]);
            for (std::size_t s = 0; s < next.count; ++s)
                if (next.all[s] >= function.begin && next.all[s] < function.end) join(next.all[s]);
            for (const RegisterRange& range : effects[i].kills)
                for (std::uint32_t r = range.first; r < range.first + range.count && r < live.size(); ++r)
                    live[r] = false;
            for (const RegisterRange& range : effects[i].reads)
                for (std::uint32_t r = range.first; r < range.first + range.count && r < live.size(); ++r)
                    live[r] = true;
            if (function.recoverAt != 0 && order[i] != function.recoverAt) join(function.recoverAt);
            if (live == m_live[order[i]]) continue;
            m_live[order[i]] = std::move(live);
            changed = true;
        }
    }
}

} // namespace lockstep::explore
