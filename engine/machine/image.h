// Image: what all machines of one program share: the program, and where its globals lie in every arena.
#pragma once

#include "engine/machine/layout.h"
#include "engine/program/program.h"

#include <memory>
#include <vector>

namespace lockstep::machine {

/// What can be said of an instruction before a goroutine comes to it, so that most need not be asked about.
struct SiteTraits {
    bool isVisible : 1 = false;  ///< always a visible operation; others may be one, or are private
    bool mayWait : 1 = false;    ///< it may have to wait; all others go on
    bool mayChoose : 1 = false;  ///< it may be done in several ways
    bool draws : 1 = false;      ///< Go's runtime itself draws among its ways; others it comes to by accident
    bool mayGoAlong : 1 = false; ///< it may go along with the operation before it
    bool mayNotice : 1 = false;  ///< its other ways are that Go's runtime notices that others use the map, too
    bool yields : 1 = false;     ///< it is runtime.Gosched
};
/// In operations.cpp, beside what decides when it comes to it.
SiteTraits siteTraitsOf(const program::Instruction& instruction);

class Image {
public:
    explicit Image(std::shared_ptr<const program::Program> program);

    [[nodiscard]] const program::Program& program() const { return *m_program; }
    [[nodiscard]] const std::shared_ptr<const program::Program>& sharedProgram() const { return m_program; }
    /// The program's code as it is run: see pairs.h. Same places.
    [[nodiscard]] const std::vector<program::Instruction>& code() const { return m_code; }
    /// Object number of each global, the same in every machine of the program.
    [[nodiscard]] const std::vector<std::uint32_t>& globals() const { return m_globals; }
    /// End of the globals: where the first free byte of a new arena is.
    [[nodiscard]] std::uint32_t initialSize() const { return m_initialSize; }
    /// What a call needs to know of each function, close together.
    struct Entry {
        program::CodeIndex begin;
        std::uint16_t room; ///< registers of the function, and of the calls that it does in place (pairs.h)
        std::uint16_t closureSlot;
    };
    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    /// Registers of the function that the instruction belongs to. Cost: a look-up.
    [[nodiscard]] std::uint32_t frameSlotsAt(program::CodeIndex site) const { return m_sites[site].frameSlots; }
    /// How what is made there is counted (engine/program/made_names.h); 0: not at all.
    [[nodiscard]] std::uint16_t counterAt(program::CodeIndex site) const { return m_sites[site].counter; }
    [[nodiscard]] const SiteTraits& traitsAt(program::CodeIndex site) const { return m_sites[site].traits; }
    /// A new machine has behind its header a table for four pages of goroutine records, and the first page.
    static constexpr std::uint32_t firstTableSize = 4 * sizeof(Address);
    static constexpr Address firstPage = sizeof(Header) + firstTableSize;

private:
    /// Of one instruction.
    struct Site {
        std::uint16_t frameSlots = 0;
        std::uint16_t counter = program::onlyOne;
        SiteTraits traits;
    };

    std::shared_ptr<const program::Program> m_program;
    std::vector<program::Instruction> m_code;
    std::vector<std::uint32_t> m_globals;
    std::vector<Entry> m_entries;
    std::vector<Site> m_sites;
    std::uint32_t m_initialSize = 0;
};

} // namespace lockstep::machine
