#include "engine/machine/image.h"

#include "engine/machine/pairs.h"

namespace lockstep::machine {
namespace {

using program::Instruction;
using program::Opcode;
using program::Operation;

bool isMeeting(Opcode opcode) {
    return opcode == Opcode::ChanSend || opcode == Opcode::ChanReceive || opcode == Opcode::ChanReceiveOk ||
           opcode == Opcode::Select;
}

bool mayWait(const Instruction& instruction) {
    if (instruction.op != Opcode::Sync) return isMeeting(instruction.op);
    switch (static_cast<Operation>(instruction.c)) {
    case Operation::MutexLock:
    case Operation::RWMutexRLock:
    case Operation::RWMutexAnnounce:
    case Operation::RWMutexAcquire:
    case Operation::WaitGroupWait:
    case Operation::OnceEnter:
    case Operation::CondSleep: return true;
    default: return false;
    }
}

bool mayChoose(const Instruction& instruction) {
    switch (instruction.op) {
    case Opcode::MapSet:
    case Opcode::MapDelete:
    case Opcode::MapClear:
    case Opcode::MapIterate: return true;
    case Opcode::Sync: break;
    default: return isMeeting(instruction.op);
    }
    switch (static_cast<Operation>(instruction.c)) {
    case Operation::DrawNumber:
    case Operation::CondSignal:
    case Operation::PoolGet: return true;
    default: return false;
    }
}

bool mayGoAlong(Opcode opcode) {
    switch (opcode) {
    case Opcode::Go:
    case Opcode::GoClosure:
    case Opcode::GoMethod:
    case Opcode::GoExitFrame:
    case Opcode::Sync: return true;
    default: return false;
    }
}

} // namespace

Image::Image(std::shared_ptr<const program::Program> program)
    : m_program(std::move(program)), m_code(withPairs(m_program->code)) {
    std::uint32_t address = firstPage + goroutinesPerPage * static_cast<std::uint32_t>(sizeof(Goroutine));
    m_globals.reserve(m_program->globals.size());
    for (const program::Global& global : m_program->globals) {
        m_globals.push_back(address / objectUnit);
        const std::uint32_t size = m_program->types[global.type].size;
        address += static_cast<std::uint32_t>(sizeof(ObjectHeader)) + (size + objectUnit - 1) / objectUnit * objectUnit;
    }
    m_initialSize = address;
    m_entries.reserve(m_program->functions.size());
    for (const program::Function& function : m_program->functions)
        m_entries.push_back({function.begin, function.frameSlots, function.closureSlot});
    m_sites.reserve(m_program->code.size());
    for (const Instruction& instruction : m_program->code)
        m_sites.push_back({.mayWait = machine::mayWait(instruction),
                           .mayChoose = machine::mayChoose(instruction),
                           .mayGoAlong = machine::mayGoAlong(instruction.op)});
    for (const program::Function& function : m_program->functions)
        for (program::CodeIndex site = function.begin; site < function.end; ++site)
            m_sites[site].frameSlots = function.frameSlots;
}

} // namespace lockstep::machine
