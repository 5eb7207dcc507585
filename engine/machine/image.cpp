#include "engine/machine/image.h"

namespace lockstep::machine {

Image::Image(std::shared_ptr<const program::Program> program) : m_program(std::move(program)) {
    std::uint32_t address = sizeof(Header) + firstGoroutineCapacity * static_cast<std::uint32_t>(sizeof(Goroutine));
    m_globals.reserve(m_program->globals.size());
    for (const program::Global& global : m_program->globals) {
        m_globals.push_back(address / objectUnit);
        const std::uint32_t size = m_program->types[global.type].size;
        address += static_cast<std::uint32_t>(sizeof(ObjectHeader)) + (size + objectUnit - 1) / objectUnit * objectUnit;
    }
    m_initialSize = address;
}

} // namespace lockstep::machine
