#include "engine/machine/image.h"

#include "engine/machine/pairs.h"

#include <algorithm>

namespace lockstep::machine {
namespace {

std::uint16_t roomOf(const program::Function& function, const program::Program& program,
                     const std::vector<program::Instruction>& code) {
    unsigned room = function.frameSlots;
    program::CodeIndex site = function.begin;
    while (site < function.end) {
        const auto call = callInPlace(code[site]);
        if (call) room = std::max(room, call->slot + program.functions[call->function].frameSlots);
        site += call ? call->words : 1;
    }
    return static_cast<std::uint16_t>(std::min(room, 0xffffU));
}

} // namespace

Image::Image(std::shared_ptr<const program::Program> program)
    : m_program(std::move(program)), m_code(withPairs(m_program->code, m_program->functions)) {
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
        m_entries.push_back({function.begin, roomOf(function, *m_program, m_code), function.closureSlot});
    m_sites.reserve(m_program->code.size());
    for (const program::Instruction& instruction : m_program->code)
        m_sites.push_back({.traits = siteTraitsOf(instruction)});
    for (const program::Function& function : m_program->functions)
        for (program::CodeIndex site = function.begin; site < function.end; ++site)
            m_sites[site].frameSlots = function.frameSlots;
    for (const program::SiteName& name : m_program->sites)
        if (name.counter != program::notCounted) m_sites[name.site].counter = name.counter;
}

} // namespace lockstep::machine
