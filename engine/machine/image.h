// Image: what all machines of one program share: the program, and where its globals lie in every arena.
#pragma once

#include "engine/machine/layout.h"
#include "engine/program/program.h"

#include <memory>
#include <vector>

namespace lockstep::machine {

class Image {
public:
    explicit Image(std::shared_ptr<const program::Program> program);

    [[nodiscard]] const program::Program& program() const { return *m_program; }
    [[nodiscard]] const std::shared_ptr<const program::Program>& sharedProgram() const { return m_program; }
    /// Object number of each global, the same in every machine of the program.
    [[nodiscard]] const std::vector<std::uint32_t>& globals() const { return m_globals; }
    /// End of the globals: where the first free byte of a new arena is.
    [[nodiscard]] std::uint32_t initialSize() const { return m_initialSize; }
    /// Address of the goroutine table of a new machine, right after the header.
    static constexpr std::uint32_t firstGoroutineCapacity = 4;

private:
    std::shared_ptr<const program::Program> m_program;
    std::vector<std::uint32_t> m_globals;
    std::uint32_t m_initialSize = 0;
};

} // namespace lockstep::machine
