#include "engine/machine/image.h"

namespace lockstep::machine {
namespace {

bool mayWaitOrChoose(program::Opcode opcode) {
    switch (opcode) {
    case program::Opcode::Sync:
    case program::Opcode::ChanSend:
    case program::Opcode::ChanReceive:
    case program::Opcode::ChanReceiveOk:
    case program::Opcode::Select:
    case program::Opcode::MapSet:
    case program::Opcode::MapDelete:
    case program::Opcode::MapClear:
    case program::Opcode::MapIterate: return true;
    default: return false;
    }
}

} // namespace

Image::Image(std::shared_ptr<const program::Program> program) : m_program(std::move(program)) {
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
    m_sites.resize(m_program->code.size());
    for (const program::Function& function : m_program->functions)
        for (program::CodeIndex site = function.begin; site < function.end; ++site)
            m_sites[site] = {function.frameSlots, machine::mayWaitOrChoose(m_program->code[site].op)};
}

} // namespace lockstep::machine
